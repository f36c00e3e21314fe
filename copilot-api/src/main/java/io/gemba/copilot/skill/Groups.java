package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Records.Lack;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that Odoo added up.
 *
 * @param model of them
 * @param domain that they are in
 * @param lack why nothing was read; none if it was
 * @param cut true if there are more groups
 */
public record Groups(
        String model,
        Domain domain,
        List<OdooGroup> rows,
        Instant asOf,
        @Nullable Lack lack,
        boolean cut) {
    public Groups {
        rows = List.copyOf(rows);
    }

    static Groups lacking(String model, Domain domain, Lack lack) {
        return new Groups(model, domain, List.of(), Instant.now(), lack, false);
    }

    /** Nothing was to be read, for want of anything to look for. */
    public static Groups nothing(String model) {
        return new Groups(model, Domain.any(), List.of(), Instant.now(), null, false);
    }

    public boolean succeeded() {
        return lack == null;
    }

    /** How many records they are made of, as far as these were counted. */
    public long count() {
        return rows.stream().mapToLong(it -> it.integer("__count").orElse(0L)).sum();
    }
}
