package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cites records: a few of them by their ids, many of them by what they have in common. */
final class Citing {
    private static final int FEW = 20;

    private Citing() {}

    static RecordEvidence of(
            String model,
            List<Long> ids,
            String label,
            Instant asOf,
            Telling telling,
            @Nullable RecordValue... values) {
        return ids.size() <= FEW
                ? telling.evidence(model, ids, label, asOf, values)
                : telling.evidence(model, Domain.in("id", ids), label, ids.size(), label, asOf, values);
    }
}
