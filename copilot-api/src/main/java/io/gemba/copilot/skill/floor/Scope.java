package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a question is narrowed to.
 *
 * @param text as it stands in a sentence: with a blank in front, or empty
 * @param domain the same as a condition
 * @param evidence that the records are there
 */
record Scope(String text, Domain domain, List<RecordEvidence> evidence) {

    /**
     * To a record and a plant.
     *
     * @param field by which records point at the record
     */
    static Scope of(Optional<OfRecord> record, String field, Optional<Company> site, Telling telling) {
        var text = new StringBuilder();
        var parts = new ArrayList<Domain>();
        var evidence = new ArrayList<RecordEvidence>();
        record.ifPresent(it -> {
            var named = it.read().has("display_name") ? "display_name" : "name";
            text.append(' ').append(telling.words().say("at.record", Telling.label(it.read(), named)));
            parts.add(Domain.equal(field, it.read().id()));
            evidence.add(telling.evidence(
                    it.read(), Telling.label(it.read(), named), it.asOf(), telling.text(it.read(), named)));
        });
        site.ifPresent(it -> {
            text.append(' ').append(telling.words().say("at.site", Telling.clean(it.name())));
            Optional.ofNullable(it.odooId()).ifPresent(id -> parts.add(Domain.equal("company_id", id)));
        });
        return new Scope(text.toString(), Domain.all(parts.toArray(Domain[]::new)), evidence);
    }

    static Scope of(Slots slots, String record, String field, String site, Telling telling) {
        return of(slots.record(record), field, slots.site(site), telling);
    }

    /** Together with a span, as it stands behind a figure. */
    String said(Span span) {
        return span.said() + text;
    }
}
