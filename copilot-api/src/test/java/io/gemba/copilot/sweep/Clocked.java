package io.gemba.copilot.sweep;

import java.util.List;
import java.util.regex.Pattern;

/** Texts whose figures run with the clock. */
final class Clocked {
    private static final Pattern DECIMAL = Pattern.compile("\\d[\\d,]*\\.\\d+");
    /** What passes between two answers, of what has gone on for long; and in hours. */
    private static final double PASSED = 0.002;

    private static final double HOURS = 0.03;

    private Clocked() {}

    /** True if they differ in nothing but what has passed between them. */
    static boolean same(List<String> before, List<String> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int n = 0; n < before.size(); n++) {
            if (!same(before.get(n), after.get(n))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String before, String after) {
        if (!DECIMAL.matcher(before)
                .replaceAll("#")
                .equals(DECIMAL.matcher(after).replaceAll("#"))) {
            return false;
        }
        var one = figures(before);
        var other = figures(after);
        for (int n = 0; n < Math.min(one.size(), other.size()); n++) {
            if (Math.abs(other.get(n) - one.get(n)) > Math.max(HOURS, PASSED * one.get(n))) {
                return false;
            }
        }
        return true;
    }

    private static List<Double> figures(String text) {
        return DECIMAL.matcher(text)
                .results()
                .map(it -> Double.parseDouble(it.group().replace(",", "")))
                .toList();
    }
}
