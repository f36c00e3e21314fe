package io.gemba.copilot.skill.history;

import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.History;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes what a field held as its reader writes it. */
final class ChangedValue {
    private ChangedValue() {}

    static String shown(History.Change change, @Nullable String value, Telling telling) {
        if (value == null) {
            return telling.words().say("changes.empty");
        }
        try {
            return switch (change.type()) {
                case "integer", "float" -> telling.format().number(new BigDecimal(value));
                case "monetary" -> telling.amount(new BigDecimal(value), change.currency());
                case "date" -> telling.format().day(LocalDate.parse(value));
                case "datetime" -> telling.format().moment(Instant.parse(value.replace(' ', 'T')));
                case "boolean" -> telling.words().say(Boolean.parseBoolean(value) ? "changes.yes" : "changes.no");
                default -> Telling.clean(value);
            };
        } catch (DateTimeException | NumberFormatException e) {
            return Telling.clean(value);
        }
    }
}
