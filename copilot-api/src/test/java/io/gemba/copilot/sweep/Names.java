package io.gemba.copilot.sweep;

import java.util.Map;

/**
 * What records of a plant are called, to be put into questions.
 *
 * @param values by kind of record, such as {@code order}
 */
record Names(Map<String, String> values) {
    /** Of the demo's two plants. */
    static final Names DEMO_A = new Names(Map.of(
            "order", "WH/MO/00455",
            "purchase", "P00934",
            "part", "TD-BR-NU2214",
            "product", "TGX-63-31.5-M1",
            "supplier", "Kressmar",
            "lot", "713204-A",
            "machine", "A-2311",
            "center", "the run-in test bench"));

    static final Names DEMO_B = new Names(Map.of(
            "order", "MO-B-00745",
            "purchase", "B-P00236",
            "part", "NK-20",
            "product", "PS-20-118",
            "supplier", "Tarvelle",
            "lot", "880467-2",
            "machine", "LX-620",
            "center", "the Tunnel de lavage LX-620"));

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
