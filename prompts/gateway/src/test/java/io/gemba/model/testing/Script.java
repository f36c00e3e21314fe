package io.gemba.model.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How one request is answered. */
public sealed interface Script {

    /** Answers as the provider would; when streaming, waits before each piece of text. */
    record Say(Answer answer, Duration interval) implements Script {}

    /** Fails as the provider would. */
    record Fail(Fault fault, Map<String, String> headers) implements Script {}

    /** Takes the request and says nothing at all. */
    record Hang() implements Script {}

    /** Says that all is well, and then nothing. */
    record HangAfterHead() implements Script {}

    /** Falls silent after so many pieces of a streamed answer. */
    record HangAfter(Answer answer, int pieces) implements Script {}

    /** Breaks the connection after so many pieces of a streamed answer, or within a whole one. */
    record CutAfter(Answer answer, int pieces) implements Script {}

    /** Breaks the connection without a word. */
    record Drop() implements Script {}

    /** Sends what is not JSON: in place of a whole answer, or as a piece of a streamed one after so many good ones. */
    record Garble(Answer answer, int pieces) implements Script {}

    /** Never ends a streamed answer. */
    record Endless(String token, Duration interval) implements Script {}

    /** Sends one piece without an end. */
    record EndlessLine() implements Script {}

    /** Sends exactly this. */
    record Raw(int status, String contentType, String body) implements Script {}

    /** Sends this, with the whole request, key and all, as a JSON text in place of {@code %s}. */
    record Echo(int status, String contentType, String template) implements Script {}

    /** Answers a request for embeddings with vectors of that length. */
    record Embed(int dimensions) implements Script {}

    static Script say(String... tokens) {
        return say(Answer.of(tokens));
    }

    static Script say(Answer answer) {
        return new Say(answer, Duration.ZERO);
    }

    static Script fail(Fault fault) {
        return new Fail(fault, Map.of());
    }

    static Script rateLimited(int seconds) {
        return new Fail(Fault.RATE_LIMITED, Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** The pieces given, as they are, as a streamed answer. */
    static Script stream(String... pieces) {
        return new Raw(200, "text/event-stream", String.join("", List.of(pieces)));
    }
}
