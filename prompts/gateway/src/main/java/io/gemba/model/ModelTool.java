package io.gemba.model;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that a model may call: it says what for in words, and nothing runs by itself.
 *
 * @param name of letters, digits, underscores and dashes, as every provider takes it
 * @param description when it is to be called
 */
public record ModelTool(String name, String description, List<Parameter> parameters) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    public ModelTool {
        requireName(name);
        parameters = List.copyOf(parameters);
    }

    /**
     * A text that a call may bring along.
     *
     * @param description what it is to hold
     */
    public record Parameter(String name, String description) {
        public Parameter {
            requireName(name);
        }
    }

    ToolSpecification specification() {
        var schema = JsonObjectSchema.builder().additionalProperties(false);
        parameters.forEach(it -> schema.addStringProperty(it.name(), it.description()));
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(schema.build())
                .build();
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for a tool: " + name);
        }
    }
}
