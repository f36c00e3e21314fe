package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The receipts and deliveries that lots passed with, as far as the asker may read them. */
final class Transfers {
    private final Read read;
    private final Map<Long, OdooRecord> byId;

    Transfers(Read read) {
        this.read = read;
        this.byId = read.rows().stream().collect(Collectors.toMap(OdooRecord::id, it -> it));
    }

    Read read() {
        return read;
    }

    Optional<OdooRecord> of(Passage passage) {
        return passage.transfer().map(Reference::id).map(byId::get);
    }

    /** The supplier or customer. */
    Optional<String> partner(Passage passage) {
        return of(passage).flatMap(it -> it.reference("partner_id")).map(it -> Telling.clean(it.label()));
    }

    /** The order that it belongs to. */
    Optional<String> order(Passage passage, String field) {
        return of(passage)
                .flatMap(it -> it.reference(field))
                .map(it -> Telling.clean(it.label()))
                .or(() -> of(passage).flatMap(it -> it.text("origin")).map(Telling::clean));
    }

    /** What it was moved with: the transfer's number, or that of the manufacturing order, scrap or adjustment. */
    static String document(Passage passage) {
        return passage.transfer()
                .map(Reference::label)
                .or(() -> passage.line().text("reference"))
                .map(Telling::clean)
                .orElse("");
    }

    Optional<RecordEvidence> evidence(Passage passage, Telling telling) {
        return of(passage)
                .map(it -> telling.evidence(
                        it,
                        Telling.label(it, "name"),
                        read.asOf(),
                        telling.text(it, "name"),
                        telling.reference(it, "partner_id"),
                        telling.reference(it, "purchase_id"),
                        telling.reference(it, "sale_id"),
                        telling.text(it, "origin"),
                        telling.day(it, "date_done")));
    }
}
