package io.gemba.copilot.testing;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Reply(int status, HttpHeaders headers, String text) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    /** The value at a JSON pointer as text; empty if there is none. */
    public String at(String pointer) {
        return json().at(pointer).asString("");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
