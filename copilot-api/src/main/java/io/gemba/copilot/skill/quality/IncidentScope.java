package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a question about incidents is narrowed to: a lot, a product, a supplier, a plant, and days. */
record IncidentScope(Slots slots, Telling telling) {
    private static final String LOT = "lot";
    private static final String PRODUCT = "product";
    private static final String SUPPLIER = "supplier";
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    /** How far back it goes where no days are named. */
    private static final int MONTHS = 12;

    static List<Slot> asked() {
        return List.of(
                new Slot.OfRecord(LOT, RecordKind.LOT, false),
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, false),
                new Slot.OfRecord(SUPPLIER, RecordKind.PARTNER, false),
                new Slot.OfPeriod(PERIOD),
                new Slot.OfSite(SITE));
    }

    Optional<Value.OfRecord> lot() {
        return slots.record(LOT);
    }

    Optional<Value.OfRecord> product() {
        return slots.record(PRODUCT);
    }

    Optional<Value.OfRecord> supplier() {
        return slots.record(SUPPLIER);
    }

    OfPeriod period() {
        return slots.period(PERIOD).orElseGet(() -> new OfPeriod(telling.today().minusMonths(MONTHS), telling.today()));
    }

    /** The product, or that of the lot. */
    Optional<Long> productId() {
        return product()
                .map(it -> it.read().id())
                .or(() -> lot().flatMap(it -> it.read().reference("product_id")).map(Reference::id));
    }

    /** Within the days and the plant. */
    Domain within(String day, Domain... more) {
        var parts = new ArrayList<Domain>();
        parts.add(period().timesOf(day, telling.format().zone()));
        slots.site(SITE).map(Company::odooId).ifPresent(it -> parts.add(Domain.equal("company_id", it)));
        Collections.addAll(parts, more);
        return Domain.all(parts.toArray(Domain[]::new));
    }

    /** Within these, of the lot or else the product. */
    Domain goods(String day, Domain... more) {
        var parts = new ArrayList<Domain>(List.of(more));
        lot().ifPresentOrElse(
                        it -> parts.add(Domain.equal("lot_id", it.read().id())),
                        () -> productId().ifPresent(it -> parts.add(Domain.equal("product_id", it))));
        return within(day, parts.toArray(Domain[]::new));
    }

    /** As it stands in a sentence: with a blank in front, or empty. */
    String said() {
        var words = telling.words();
        return Stream.of(
                        lot().map(it -> words.say("incidents.lot", Telling.label(it.read(), "name"))),
                        product()
                                .filter(it -> lot().isEmpty())
                                .map(it -> words.say("incidents.product", Telling.label(it.read(), "display_name"))),
                        supplier().map(it -> words.say("incidents.supplier", Telling.label(it.read(), "display_name"))),
                        slots.site(SITE).map(it -> words.say("incidents.site", Telling.clean(it.name()))))
                .flatMap(Optional::stream)
                .map(it -> " " + it)
                .reduce("", String::concat);
    }

    /** The days, as a filter is told. */
    String days() {
        return telling.words()
                .say(
                        "incidents.days",
                        telling.format().day(period().from()),
                        telling.format().day(period().to()));
    }

    /** That what the question is narrowed to is there. */
    List<RecordEvidence> evidence() {
        return Stream.of(lot(), product(), supplier())
                .flatMap(Optional::stream)
                .map(it -> telling.evidence(
                        it.read(),
                        Telling.label(it.read(), "name"),
                        it.asOf(),
                        telling.text(it.read(), "name"),
                        telling.text(it.read(), "display_name"),
                        telling.reference(it.read(), "product_id")))
                .toList();
    }
}
