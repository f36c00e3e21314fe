package io.gemba.model.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request, to the byte. */
public record Received(byte[] bytes, int headLength) {

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public String head() {
        return new String(bytes, 0, headLength, StandardCharsets.UTF_8);
    }

    public String body() {
        return new String(Arrays.copyOfRange(bytes, headLength, bytes.length), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** Path and query. */
    public String target() {
        return head().split(" ", 3)[1];
    }

    public Optional<String> header(String name) {
        return head().lines()
                .filter(it -> it.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(it -> it.substring(name.length() + 1).strip())
                .findFirst();
    }

    boolean wantsStream() {
        return json().path("stream").asBoolean(false);
    }
}
