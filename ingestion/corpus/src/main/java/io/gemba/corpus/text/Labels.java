package io.gemba.corpus.text;

import java.util.Locale;

/** The names that constants have outside of Java. */
public final class Labels {
    private Labels() {}

    /** In lower case, with hyphens. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
