package io.gemba.copilot.skill.buying;

import io.gemba.copilot.identity.Company;
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
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** From whom else a part can be bought: for how much, from what quantity, and when it could be here. */
final class OtherVendors implements Skill {
    private static final String PRODUCT = "product";
    private static final String QUANTITY = "quantity";
    private static final String SITE = "site";
    private static final int MONTHS = 6;

    @Override
    public String id() {
        return "other-vendors";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, true),
                new Slot.OfQuantity(QUANTITY),
                new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(BuyingTypes.VENDOR_PRICE, Types.PURCHASE_LINE, Types.LOCATION, BuyingTypes.PICKING);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var product = slots.required(PRODUCT);
        var last = CompletableFuture.supplyAsync(
                () -> records.first(1, Types.PURCHASE_LINE, ordered(product.read(), slots), "id desc"),
                Thread::startVirtualThread);
        var prices = records.read(BuyingTypes.VENDOR_PRICE, offered(product.read(), slots), "sequence, id");
        var current = last.join()
                .first()
                .flatMap(it -> it.reference("partner_id"))
                .map(Reference::id)
                .orElse(0L);
        var offers = prices.rows().stream()
                .map(it -> Agreed.of(it, prices.asOf()))
                .map(it -> new Offer(it, telling.today(), vendor(it.read()) == current))
                .sorted(Offer.FIRST)
                .toList();
        var vendors = offers.stream().map(Offer::vendorId).distinct().toList();
        var span = new Span(
                telling.today().minusMonths(MONTHS).plusDays(1),
                telling.today(),
                telling.format().zone());
        var weekly = vendors.isEmpty()
                ? new WeeklyReceipts(Read.nothing(), WeeklyReceipts.nothing(), List.of(), Domain.EVERYTHING)
                : WeeklyReceipts.read(vendors, slots.site(SITE), span, records);
        var lacks = new Lacks(telling.words());
        lacks.of("prices", prices);
        if (last.join().lack() != null) {
            lacks.of("purchases", last.join());
        }
        weekly.note(lacks);
        return new VendorTelling(product, prices, offers, last.join(), weekly, span, telling)
                .report(slots.quantity(QUANTITY), slots.site(SITE), lacks);
    }

    private static long vendor(OdooRecord price) {
        return price.reference("partner_id").map(Reference::id).orElse(-1L);
    }

    private static Domain ordered(OdooRecord product, Slots slots) {
        var parts = new ArrayList<Domain>();
        parts.add(Domain.equal("product_id", product.id()));
        parts.add(Domain.in("state", Purchases.ORDERED));
        slots.site(SITE).map(Company::odooId).ifPresent(it -> parts.add(Domain.equal("company_id", it)));
        return Domain.all(parts.toArray(Domain[]::new));
    }

    /** What is offered for the product itself, and for all variants of it. */
    private static Domain offered(OdooRecord product, Slots slots) {
        var own = Domain.equal("product_id", product.id());
        var offered = product.reference("product_tmpl_id")
                .map(it -> Domain.all(
                        Domain.equal("product_tmpl_id", it.id()), Domain.any(Domain.equal("product_id", null), own)))
                .orElse(own);
        return slots.site(SITE)
                .map(Company::odooId)
                .map(it -> Domain.all(
                        offered, Domain.any(Domain.equal("company_id", null), Domain.equal("company_id", it))))
                .orElse(offered);
    }
}
