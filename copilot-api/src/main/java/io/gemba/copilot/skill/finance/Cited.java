package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that figures are made of: named one by one while they are few, else by what they have in common.
 *
 * @param domain that admits all of them
 * @param said the same in words
 */
record Cited(String model, List<Long> ids, Domain domain, String said, Instant asOf) {
    private static final int FEW = 20;

    Cited {
        ids = List.copyOf(ids);
    }

    /** Empty if there is none of them: nothing bears out what was made of nothing. */
    Optional<RecordEvidence> with(String label, Telling telling, @Nullable RecordValue... values) {
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ids.size() <= FEW
                        ? telling.evidence(model, ids, label, asOf, values)
                        : telling.evidence(model, domain, said, ids.size(), label, asOf, values));
    }
}
