package io.gemba.prompts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The head of a prompt file, as written; every key is known and of its type. */
record FrontMatter(Map<String, Object> entries) {
    private static final Set<String> REQUIRED = Set.of("id", "version", "owner", "riskTier", "inputs");
    private static final Set<String> OPTIONAL = Set.of("schema");

    FrontMatter {
        entries = Map.copyOf(entries);
    }

    /**
     * Reads the YAML between the two lines of dashes.
     *
     * @throws IllegalArgumentException if it is not a mapping, a key is unknown or missing, or a value is of another
     *     type
     */
    static FrontMatter parse(String yaml) {
        if (!(load(yaml) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("the front matter is not a mapping");
        }
        Set<String> unknown = new TreeSet<>();
        map.keySet().forEach(key -> unknown.add(String.valueOf(key)));
        Set<String> missing = new TreeSet<>(REQUIRED);
        missing.removeAll(unknown);
        unknown.removeAll(REQUIRED);
        unknown.removeAll(OPTIONAL);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown front-matter keys " + unknown);
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("missing front-matter keys " + missing);
        }
        return new FrontMatter(typed(map));
    }

    String id() {
        return text("id");
    }

    String owner() {
        return text("owner");
    }

    int version() {
        if (entries.get("version") instanceof Integer version && version > 0) {
            return version;
        }
        throw new IllegalArgumentException("version is not a positive number");
    }

    RiskTier riskTier() {
        return Arrays.stream(RiskTier.values())
                .filter(it -> it.name().equalsIgnoreCase(text("riskTier")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("riskTier is none of low, medium, high"));
    }

    List<String> inputs() {
        if (entries.get("inputs") instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException("inputs is not a list of names");
    }

    Optional<String> schemaFile() {
        return entries.containsKey("schema") ? Optional.of(text("schema")) : Optional.empty();
    }

    private String text(String key) {
        if (entries.get(key) instanceof String value && !value.isBlank()) {
            return value;
        }
        throw new IllegalArgumentException(key + " is not a text");
    }

    private static Map<String, Object> typed(Map<?, ?> map) {
        return map.entrySet().stream()
                .filter(it -> it.getValue() != null)
                .collect(Collectors.toMap(it -> String.valueOf(it.getKey()), Map.Entry::getValue));
    }

    private static @Nullable Object load(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("the front matter is not YAML: " + e.getMessage(), e);
        }
    }
}
