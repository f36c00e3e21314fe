package io.gemba.copilot.sweep;

import java.util.Map;

/**
 * What records of a plant are called, to be put into questions.
 *
 * @param values by kind of record, such as {@code order}
 */
record Names(Map<String, String> values) {
    Names {
        values = Map.copyOf(values);
    }

    /** A question with a name in the place of each kind that stands in braces. */
    String in(String question) {
        var asked = question;
        for (var it : values.entrySet()) {
            asked = asked.replace("{" + it.getKey() + "}", it.getValue());
        }
        if (asked.contains("{")) {
            throw new IllegalArgumentException("no name for all that stands in braces: " + asked);
        }
        return asked;
    }

    static boolean occurIn(String question) {
        return question.contains("{");
    }
}
