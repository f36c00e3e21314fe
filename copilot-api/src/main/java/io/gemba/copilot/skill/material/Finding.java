package io.gemba.copilot.skill.material;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found of a gap.
 *
 * @param domain of the records that it was found in
 * @param records how many these are
 * @param of what lacks something, as far as it was read
 */
record Finding(Gap gap, String model, Domain domain, long records, List<Reference> of, Instant asOf) {
    private static final int SHOWN = 5;

    Finding {
        of = List.copyOf(of);
    }

    /** Of groups by what lacks something. */
    static Finding of(Gap gap, Groups groups, List<OdooGroup> lacking, String by) {
        var of = lacking.stream().flatMap(it -> it.reference(by).stream()).toList();
        var domain = of.size() == groups.rows().size()
                ? groups.domain()
                : Domain.all(
                        groups.domain(),
                        Domain.in(by, of.stream().map(Reference::id).toList()));
        var records = lacking.stream()
                .mapToLong(it -> it.integer(Grouping.COUNT).orElse(0L))
                .sum();
        return new Finding(gap, groups.model(), domain, records, of, groups.asOf());
    }

    long count() {
        return of.size();
    }

    String name(Telling telling) {
        return telling.words().say(gap.key());
    }

    private String first() {
        return of.stream().limit(SHOWN).map(it -> Telling.clean(it.label())).collect(Collectors.joining("; "))
                + (of.size() > SHOWN ? "; …" : "");
    }

    Row row(Telling telling, String scope) {
        return new Row(
                List.of(
                        name(telling),
                        telling.format().number(count()),
                        first(),
                        telling.words().say(gap.key() + ".suffers")),
                List.of(evidence(telling, scope)));
    }

    RecordEvidence evidence(Telling telling, String scope) {
        var said = name(telling) + scope;
        var names = new RecordValue("display_name", telling.words().say("column.first"), first(), first(), null, false);
        return telling.evidence(
                model,
                domain,
                said,
                records,
                name(telling),
                asOf,
                telling.computed("id", "gaps", BigDecimal.valueOf(count()), null),
                of.isEmpty() ? null : names);
    }
}
