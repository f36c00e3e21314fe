package io.gemba.copilot.sweep;

import tools.jackson.databind.json.JsonMapper;

/** A text as it stands within JSON. */
final class JsonText {
    private JsonText() {}

    static String of(String text) {
        var quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
