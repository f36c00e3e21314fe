package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that were found, as what they make together is cited.
 *
 * @param domain by which
 * @param said the same in words
 * @param rows those of them that count
 */
record Found(String model, Domain domain, String said, Read read, List<OdooRecord> rows) {
    private static final int NAMED = 20;

    Found(String model, Domain domain, String said, Read read) {
        this(model, domain, said, read, read.rows());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** The same, with only some of the rows. */
    Found only(List<OdooRecord> some) {
        return new Found(model, domain, said, read, some);
    }

    /**
     * Says how many there are; empty if there are none.
     *
     * @param key of what is said of one and of many
     * @param part of what these are called as a source
     */
    Optional<Line> counted(String key, String part, Telling telling) {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(new Line(
                        telling.words().counted(key, size(), telling.format().number(size())),
                        List.of(evidence(telling, telling.words().say(part)))));
    }

    /** Cites their number, and what else they make. */
    RecordEvidence evidence(Telling telling, String label, @Nullable RecordValue... values) {
        var all = new RecordValue[values.length + 1];
        all[0] = telling.computed("id", "records", Numbers.of(size()), null);
        System.arraycopy(values, 0, all, 1, values.length);
        return rows.isEmpty() || size() > NAMED
                ? telling.evidence(model, domain, said, size(), label, read.asOf(), all)
                : telling.evidence(model, rows.stream().map(OdooRecord::id).toList(), label, read.asOf(), all);
    }
}
