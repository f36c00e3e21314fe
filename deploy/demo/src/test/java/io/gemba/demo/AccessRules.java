package io.gemba.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules that hold for one document: per key the nearest {@code access.yaml} up the tree. */
record AccessRules(String company, String site, List<String> audience, String classification, String trust) {
    private static final YAMLMapper YAML = new YAMLMapper();

    static AccessRules of(String document) {
        Map<String, JsonNode> keys = new HashMap<>();
        for (int end = document.lastIndexOf('/'); end > 0; end = document.lastIndexOf('/', end - 1)) {
            var file = document.substring(0, end) + "/access.yaml";
            RenderedPlant.files().stream()
                    .filter(it -> it.path().equals(file))
                    .flatMap(it -> YAML.readTree(it.content()).properties().stream())
                    .forEach(it -> keys.putIfAbsent(it.getKey(), it.getValue()));
        }
        return new AccessRules(
                text(keys, "company"),
                text(keys, "site"),
                Directory.strings(key(keys, "audience")),
                text(keys, "classification"),
                text(keys, "trust"));
    }

    private static String text(Map<String, JsonNode> keys, String name) {
        return key(keys, name).asString();
    }

    private static JsonNode key(Map<String, JsonNode> keys, String name) {
        var value = keys.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no folder says " + name);
        }
        return value;
    }
}
