package io.gemba.corpus.bench;

import java.util.List;
import java.util.Locale;

/** Prints what was measured beside what was aimed at. */
final class Table {
    private Table() {}

    static void head(String title) {
        row(title, "measured", "goal");
    }

    static void row(String label, String measured, String goal) {
        System.out.printf(Locale.ROOT, "%-62s %12s %12s%n", label, measured, goal);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** The value that so many of a hundred do not exceed. */
    static double percentile(List<Double> values, int percent) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
