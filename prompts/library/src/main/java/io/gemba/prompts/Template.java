package io.gemba.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with places such as {@code {{question}}}. Values are inserted as they are and never looked into. */
record Template(List<Part> parts) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([a-z][A-Za-z0-9]*)}}");

    sealed interface Part {}

    record Literal(String text) implements Part {}

    record Variable(String name) implements Part {}

    Template {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if double braces appear that do not enclose a name
     */
    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(text);
        int end = 0;
        while (variables.find()) {
            parts.add(literal(text.substring(end, variables.start())));
            parts.add(new Variable(variables.group(1)));
            end = variables.end();
        }
        parts.add(literal(text.substring(end)));
        return new Template(parts);
    }

    private static Literal literal(String text) {
        if (text.contains("{{") || text.contains("}}")) {
            throw new IllegalArgumentException("double braces must enclose the name of an input, like {{question}}");
        }
        return new Literal(text);
    }

    Set<String> variables() {
        return parts.stream()
                .filter(Variable.class::isInstance)
                .map(it -> ((Variable) it).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String fill(Map<String, String> values) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Literal literal -> literal.text();
                    case Variable variable -> values.getOrDefault(variable.name(), "");
                })
                .collect(Collectors.joining());
    }
}
