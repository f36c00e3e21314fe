package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.buying.WeeklyReceipts.Supplier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The prices of all vendors of a part beside each other, with how punctual these have been. */
record VendorTable(VendorTelling of) {
    private static final int SHOWN = 20;

    private Telling telling() {
        return of.telling();
    }

    Sheet sheet(Optional<BigDecimal> quantity, Lacks lacks) {
        lacks.shown(of.offers().size(), SHOWN);
        var columns = Stream.of(
                        "supplier",
                        "could-be-here",
                        "lead-time",
                        "price",
                        "minimum",
                        "valid",
                        "own-number",
                        "on-time",
                        "receipts",
                        "note")
                .map(it -> telling().words().say("column." + it))
                .toList();
        return new Sheet(
                columns,
                of.offers().stream().limit(SHOWN).map(it -> row(it, quantity)).toList());
    }

    private Row row(Offer offer, Optional<BigDecimal> quantity) {
        var punctual = of.weekly().succeeded() ? of.weekly().of(offer.vendorId()) : Optional.<Supplier>empty();
        var terms = offer.terms();
        var cells = List.of(
                of.vendor(offer),
                offer.arrival()
                        .filter(it -> offer.isValid())
                        .map(telling().format()::day)
                        .orElse(""),
                offer.delay().map(telling()::days).orElse(""),
                of.price(offer),
                terms.minimum().signum() > 0 ? of.minimum(offer) : "",
                terms.to().map(telling().format()::day).orElse(""),
                terms.read().text("product_code").map(Telling::clean).orElse(""),
                punctual.map(it -> telling().amount(it.rate(), "%")).orElse(""),
                punctual.map(it -> telling().format().number(it.all())).orElse(""),
                note(offer, quantity));
        var evidence = new ArrayList<RecordEvidence>(List.of(of.evidence(offer)));
        punctual.ifPresent(it -> evidence.add(evidence(it)));
        return new Row(cells, evidence);
    }

    private String note(Offer offer, Optional<BigDecimal> quantity) {
        var words = telling().words();
        var notes = new ArrayList<String>();
        if (offer.current()) {
            notes.add(words.say("vendors.note.current"));
        }
        if (!offer.isValid()) {
            notes.add(words.say(
                    offer.terms().to().filter(it -> it.isBefore(offer.today())).isPresent()
                            ? "vendors.note.over"
                            : "vendors.note.ahead"));
        }
        if (quantity.filter(it -> !offer.covers(it)).isPresent()) {
            notes.add(words.say("vendors.note.minimum"));
        }
        offer.terms()
                .read()
                .reference("purchase_requisition_id")
                .ifPresent(it -> notes.add(words.say("agreement.source.blanket", Telling.clean(it.label()))));
        return String.join(", ", notes);
    }

    private RecordEvidence evidence(Supplier supplier) {
        var days = of.span().said(telling());
        return telling()
                .evidence(
                        BuyingTypes.PICKING.model(),
                        of.weekly().domain(supplier),
                        telling().words().say("ranking.filter", days.getFirst(), days.getLast(), ""),
                        supplier.all(),
                        Telling.clean(supplier.partner().label()),
                        of.weekly().all().asOf(),
                        telling().computed("date_done", "rate", supplier.rate(), "%"),
                        telling().computed("id", "receipts", BigDecimal.valueOf(supplier.all()), null),
                        telling().computed("id", "late-week", BigDecimal.valueOf(supplier.late()), null));
    }
}
