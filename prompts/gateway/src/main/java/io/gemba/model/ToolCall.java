package io.gemba.model;

/**
 * A tool that a model calls.
 *
 * @param arguments as the model wrote them: JSON if it kept to the rules, and whatever it likes if not
 */
public record ToolCall(String name, String arguments) {
    /** Does not show the arguments, which may hold what only the asking person may read. */
    @Override
    public String toString() {
        return "ToolCall[%s]".formatted(name);
    }
}
