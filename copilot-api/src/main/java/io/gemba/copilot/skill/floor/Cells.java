package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table of records: every cell is a value that the row cites. */
final class Cells {
    private final Telling telling;
    private final OdooRecord read;
    private final Instant asOf;
    private final List<String> cells = new ArrayList<>();
    private final List<RecordValue> values = new ArrayList<>();

    Cells(Telling telling, OdooRecord read, Instant asOf) {
        this.telling = telling;
        this.read = read;
        this.asOf = asOf;
    }

    private Cells put(@Nullable RecordValue value) {
        if (value != null) {
            values.add(value);
        }
        cells.add(value == null ? "" : value.text());
        return this;
    }

    Cells text(String field) {
        return put(telling.text(read, field));
    }

    Cells reference(String field) {
        return put(telling.reference(read, field));
    }

    Cells state(String field, String group) {
        return put(telling.state(read, field, group));
    }

    Cells moment(String field) {
        return put(telling.moment(read, field));
    }

    /** A point in time; where there is none, words that say so. */
    Cells momentOr(String field, String words) {
        return read.has(field) ? moment(field) : words(words);
    }

    Cells day(String field) {
        return put(telling.day(read, field));
    }

    /** Of a field that holds a day and no time. */
    Cells date(String field) {
        return put(telling.date(read, field));
    }

    Cells quantity(String field, String unitField) {
        return put(telling.quantity(read, field, unit(read, unitField)));
    }

    static @Nullable String unit(OdooRecord read, String unitField) {
        return read.reference(unitField).map(it -> Telling.clean(it.label())).orElse(null);
    }

    Cells computed(String field, String labelKey, @Nullable BigDecimal number, @Nullable String unit) {
        return put(number == null ? null : telling.computed(field, labelKey, number, unit));
    }

    Cells days(String field, String labelKey, @Nullable Long days) {
        return put(days == null ? null : telling.days(field, labelKey, days));
    }

    /** Words that hold no figure. */
    Cells words(String words) {
        cells.add(words);
        return this;
    }

    RecordEvidence evidence(String label) {
        return telling.evidence(read, label, asOf, values.toArray(RecordValue[]::new));
    }

    Row row(String label) {
        return new Row(cells, List.of(evidence(label)));
    }
}
