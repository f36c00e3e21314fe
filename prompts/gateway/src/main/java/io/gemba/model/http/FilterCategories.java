package io.gemba.model.http;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which of Azure's content filters objected, looked for anywhere in a reply. */
public final class FilterCategories {
    private static final Set<String> KNOWN = Set.of(
            "hate",
            "sexual",
            "violence",
            "self_harm",
            "profanity",
            "jailbreak",
            "indirect_attack",
            "custom_blocklists",
            "protected_material_text",
            "protected_material_code");

    private FilterCategories() {}

    /** The names of the filters, joined by commas; empty if none objected or the text is not JSON. */
    public static Optional<String> in(String json) {
        try {
            return in(JsonMapper.shared().readTree(json));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static Optional<String> in(JsonNode node) {
        String names = node.findParents("filtered").isEmpty()
                ? ""
                : KNOWN.stream()
                        .filter(name -> node.findValues(name).stream()
                                .anyMatch(it -> it.path("filtered").asBoolean(false)))
                        .sorted()
                        .collect(Collectors.joining(","));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
