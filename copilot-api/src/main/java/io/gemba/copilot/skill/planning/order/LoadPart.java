package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open work by work centre, as Odoo added it up. */
record LoadPart(Groups groups, String said, Telling telling) {

    Optional<OdooGroup> of(long center) {
        return groups.rows().stream()
                .filter(it -> it.reference("workcenter_id")
                        .filter(at -> at.id() == center)
                        .isPresent())
                .findFirst();
    }

    BigDecimal minutes(long center) {
        return of(center).flatMap(it -> it.decimal("duration_expected:sum")).orElse(BigDecimal.ZERO);
    }

    long count(long center) {
        return of(center).flatMap(it -> it.integer("__count")).orElse(0L);
    }

    BigDecimal minutes() {
        return groups.rows().stream()
                .map(it -> it.decimal("duration_expected:sum").orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The work of one centre. */
    RecordEvidence evidence(long center, String name, @Nullable RecordValue... more) {
        return evidence(
                Domain.all(groups.domain(), Domain.equal("workcenter_id", center)),
                name,
                count(center),
                minutes(center),
                more);
    }

    /** The work of all of them. */
    RecordEvidence evidence(@Nullable RecordValue... more) {
        return evidence(groups.domain(), telling.words().say("part.works"), groups.count(), minutes(), more);
    }

    private RecordEvidence evidence(
            Domain domain, String label, long count, BigDecimal minutes, @Nullable RecordValue... more) {
        var values = new @Nullable RecordValue[more.length + 2];
        values[0] =
                telling.computed("duration_expected", "planned-hours", CenterHours.hours(minutes), CenterHours.UNIT);
        values[1] = telling.computed("id", "works", BigDecimal.valueOf(count), null);
        System.arraycopy(more, 0, values, 2, more.length);
        return telling.evidence("mrp.workorder", domain, said, count, label, groups.asOf(), values);
    }
}
