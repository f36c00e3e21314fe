package io.gemba.ingestion.odoo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the bot reaches.
 *
 * @param models of those that are listed, the ones that it may read, each with the fields that are for all who may read
 *     the model
 * @param restricted the fields that are kept to some groups, by model: these are read by nobody who is not asking
 * @param missing why the others are not read
 */
record Reach(Map<String, Set<String>> models, Map<String, Set<String>> restricted, Map<String, String> missing) {
    Reach {
        models = Map.copyOf(models);
        restricted = Map.copyOf(restricted);
        missing = Map.copyOf(missing);
    }

    boolean reads(String model) {
        return models.containsKey(model);
    }

    boolean has(String model, String field) {
        return models.getOrDefault(model, Set.of()).contains(field);
    }

    /** Of some fields of a model, those that are there for everybody. */
    List<String> open(String model, List<String> wanted) {
        return wanted.stream().filter(it -> has(model, it)).toList();
    }

    /** The models among some that are read. */
    List<String> reading(List<String> wanted) {
        return wanted.stream().filter(this::reads).toList();
    }
}
