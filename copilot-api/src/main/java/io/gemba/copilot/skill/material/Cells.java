package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Telling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Days and the like as tables and evidence hold them. */
final class Cells {
    private Cells() {}

    static String day(Optional<LocalDate> day, Telling telling) {
        return day.map(telling.format()::day).orElse("");
    }

    static String dayOf(Optional<Instant> at, Telling telling) {
        return day(at.map(telling.format()::dayOf), telling);
    }

    /** A day that follows from what records hold. */
    static RecordValue computed(String field, String labelKey, LocalDate day, Telling telling) {
        return new RecordValue(
                field,
                telling.words().say("computed." + labelKey),
                day.toString(),
                telling.format().day(day),
                null,
                true);
    }

    /** A day as a record holds it. */
    static RecordValue held(String field, LocalDate day, Telling telling) {
        return new RecordValue(
                field,
                telling.words().named("field", field),
                day.toString(),
                telling.format().day(day),
                null,
                false);
    }
}
