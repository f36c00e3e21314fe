package io.gemba.odoo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of a model, as the user of a session has it.
 *
 * @param label in the session's language
 * @param type as Odoo names it: {@code char}, {@code many2one}, {@code monetary} and so on
 * @param relation the model that it points at
 * @param selection what its values are called, by value, in order
 */
public record Field(
        String name,
        String label,
        String type,
        @Nullable String relation,
        boolean readonly,
        boolean required,
        boolean stored,
        Map<String, String> selection) {

    static Field of(String name, JsonNode description) {
        var selection = new LinkedHashMap<String, String>();
        description
                .path("selection")
                .forEach(it -> selection.put(it.path(0).asString(""), it.path(1).asString("")));
        var relation = description.path("relation").asString("");
        return new Field(
                name,
                description.path("string").asString(name),
                description.path("type").asString(""),
                relation.isEmpty() ? null : relation,
                description.path("readonly").asBoolean(false),
                description.path("required").asBoolean(false),
                description.path("store").asBoolean(true),
                Collections.unmodifiableMap(selection));
    }
}
