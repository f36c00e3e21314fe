package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.buying.PurchaseScope.OWN;
import static io.gemba.copilot.skill.buying.PurchaseScope.SITE;
import static io.gemba.copilot.skill.buying.PurchaseScope.SUPPLIER;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What has been ordered and no supplier has confirmed, and what has been asked for and not been ordered: which of it to
 * chase first.
 */
final class UnconfirmedPurchases implements Skill {
    private static final String ORDER = "order";
    private static final String PERIOD = "period";

    @Override
    public String id() {
        return "unconfirmed-purchases";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(ORDER, RecordKind.PURCHASE, false),
                new Slot.OfRecord(SUPPLIER, RecordKind.PARTNER, false),
                new Slot.Own(OWN),
                new Slot.OfPeriod(PERIOD),
                new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PURCHASE;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(BuyingTypes.CONFIRMATION, Types.PURCHASE_LINE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var lacks = new Lacks(telling.words());
        var scope = new UnconfirmedScope(slots, telling);
        if (slots.record(ORDER).isPresent()) {
            var orders = records.needed(
                    BuyingTypes.CONFIRMATION,
                    Domain.equal("id", slots.required(ORDER).read().id()),
                    "id");
            var lines = lines(orders, records);
            lacks.of("purchases", lines);
            return new UnconfirmedOrder(orders, lines, telling).report(lacks);
        }
        var of = scope(slots, records);
        var open =
                Domain.all(of, Domain.in("state", Purchases.ORDERED), Domain.in("receipt_status", Purchases.EXPECTED));
        var unconfirmed = Domain.all(
                open,
                Domain.equal("acknowledged", false),
                Domain.equal("partner_ref", null),
                within(slots, "date_approve", telling));
        var suppliers = records.beginGroups(
                BuyingTypes.CONFIRMATION,
                Grouping.of("purchase.order", unconfirmed, List.of("partner_id"), List.of(Grouping.COUNT))
                        .orderedBy("__count desc, partner_id"));
        var use = records.beginGroups(
                BuyingTypes.CONFIRMATION,
                Grouping.of("purchase.order", open, List.of("acknowledged"), List.of(Grouping.COUNT)));
        var requests = records.begin(
                BuyingTypes.CONFIRMATION,
                Domain.all(of, Domain.equal("state", "sent"), within(slots, "create_date", telling)),
                "create_date, id");
        var orders = records.needed(BuyingTypes.CONFIRMATION, unconfirmed, "date_planned, id");
        var lines = lines(orders, records);
        lacks.of("orders", orders);
        lacks.of("purchases", lines);
        lacks.of("requests", requests.join());
        Groups bySupplier = suppliers.join();
        lacks.of("orders", orders.cut() ? Groups.nothing("purchase.order") : bySupplier);
        return new UnconfirmedTelling(orders, lines, requests.join(), bySupplier, use.join(), scope, telling)
                .report(lacks);
    }

    /** The lines of those that are chased first. */
    private static Read lines(Read orders, Records records) {
        var ids = orders.rows().stream()
                .limit(UnconfirmedTelling.SHOWN)
                .map(OdooRecord::id)
                .toList();
        return ids.isEmpty()
                ? Read.nothing()
                : records.read(Types.PURCHASE_LINE, Domain.in("order_id", ids), "date_planned, id");
    }

    private static Domain scope(Slots slots, Records records) {
        var parts = new ArrayList<Domain>();
        slots.record(SUPPLIER)
                .ifPresent(it -> parts.add(Domain.equal("partner_id", it.read().id())));
        slots.site(SITE).map(Company::odooId).ifPresent(it -> parts.add(Domain.equal("company_id", it)));
        if (slots.own(OWN)) {
            var user = records.access().reader().get().user();
            parts.add(
                    user == null
                            ? Domain.where(
                                    "user_id",
                                    Operator.CONTAINS,
                                    records.access().name())
                            : Domain.equal("user_id", user));
        }
        return Domain.all(parts.toArray(Domain[]::new));
    }

    private static Domain within(Slots slots, String field, Telling telling) {
        return slots.period(PERIOD)
                .map(it -> it.timesOf(field, telling.format().zone()))
                .orElse(Domain.EVERYTHING);
    }

    /** What the question was narrowed to. */
    record UnconfirmedScope(Slots slots, Telling telling) {

        /** As it stands in a sentence: with a blank in front, or empty. */
        String said() {
            return new PurchaseScope(slots, telling).said()
                    + slots.period(PERIOD)
                            .map(it -> " "
                                    + telling.words()
                                            .say(
                                                    "unconfirmed.between",
                                                    telling.format().day(it.from()),
                                                    telling.format().day(it.to())))
                            .orElse("");
        }

        List<RecordEvidence> evidence() {
            return new PurchaseScope(slots, telling).evidence(SUPPLIER).stream().toList();
        }
    }
}
