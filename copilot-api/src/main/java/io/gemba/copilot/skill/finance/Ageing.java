package io.gemba.copilot.skill.finance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** How long ago a bill was due. */
enum Ageing {
    NOT_DUE(Long.MIN_VALUE, 0),
    TO_30(1, 30),
    TO_60(31, 60),
    TO_90(61, 90),
    OVER_90(91, Long.MAX_VALUE),
    UNDATED(0, -1);

    private final long first;
    private final long last;

    Ageing(long first, long last) {
        this.first = first;
        this.last = last;
    }

    /** What is due today is not late yet. */
    static Ageing of(Optional<LocalDate> due, LocalDate today) {
        return due.map(it -> of(ChronoUnit.DAYS.between(it, today))).orElse(UNDATED);
    }

    private static Ageing of(long days) {
        for (var it : values()) {
            if (days >= it.first && days <= it.last) {
                return it;
            }
        }
        throw new IllegalStateException("no bucket for " + days);
    }

    boolean isOverdue() {
        return this != NOT_DUE && this != UNDATED;
    }

    /** Behind a dot in the templates. */
    String key() {
        return "due." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
