package io.gemba.model.testing;

import java.util.List;

/**
 * What a scripted model answers.
 *
 * @param thinking what it thinks before, in the provider's own field; none if empty
 * @param tokens the text, token by token
 * @param inputTokens as counted by the provider
 * @param finish in OpenAI's words: {@code stop}, {@code length}, {@code tool_calls}, {@code content_filter}
 */
public record Answer(List<String> thinking, List<String> tokens, List<Call> calls, int inputTokens, String finish) {

    /** A call of a tool, its arguments as JSON text. */
    public record Call(String name, String arguments) {}

    public Answer {
        thinking = List.copyOf(thinking);
        tokens = List.copyOf(tokens);
        calls = List.copyOf(calls);
    }

    public static Answer of(String... tokens) {
        return new Answer(List.of(), List.of(tokens), List.of(), 17, "stop");
    }

    public static Answer calling(String name, String arguments) {
        return new Answer(List.of(), List.of(), List.of(new Call(name, arguments)), 17, "tool_calls");
    }

    public Answer after(String... thoughts) {
        return new Answer(List.of(thoughts), tokens, calls, inputTokens, finish);
    }

    public Answer finishing(String reason) {
        return new Answer(thinking, tokens, calls, inputTokens, reason);
    }

    String text() {
        return String.join("", tokens);
    }

    String thoughts() {
        return String.join("", thinking);
    }

    /** Every token, thought or call counts one. */
    public int outputTokens() {
        return thinking.size() + tokens.size() + calls.size();
    }
}
