package io.gemba.copilot.skill.buying;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Whether a purchase order keeps to what is agreed with its supplier: prices, lead times, minima, and until when. */
final class PurchaseAgreement implements Skill {
    private static final String ORDER = "order";

    @Override
    public String id() {
        return "purchase-agreement";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfRecord(ORDER, RecordKind.PURCHASE, true));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PURCHASE;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(
                BuyingTypes.PRICED_LINE,
                BuyingTypes.VENDOR_PRICE,
                BuyingTypes.BLANKET_ORDER,
                BuyingTypes.BLANKET_LINE,
                BuyingTypes.VARIANT,
                BuyingTypes.CONTACT);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var order = slots.required(ORDER);
        var supplier = order.read().reference("partner_id").map(Reference::id).orElse(0L);
        var company = order.read().reference("company_id").map(Reference::id);
        var contacts = records.begin(BuyingTypes.CONTACT, Domain.equal("id", supplier), "id");
        var lines = records.needed(
                BuyingTypes.PRICED_LINE,
                Domain.all(
                        Domain.equal("order_id", order.read().id()),
                        Domain.where("product_id", Operator.NOT_EQUAL, null)),
                "id");
        var products = references(lines, "product_id");
        var variants = products.isEmpty()
                ? CompletableFuture.completedFuture(Read.nothing())
                : records.begin(BuyingTypes.VARIANT, Domain.in("id", products), "id");
        // Prices of a company hold for whoever buys there.
        var suppliers = new ArrayList<>(List.of(supplier));
        contacts.join().first().flatMap(it -> it.reference("parent_id")).ifPresent(it -> suppliers.add(it.id()));
        var blankets = records.begin(
                BuyingTypes.BLANKET_ORDER,
                Domain.all(
                        Domain.in("vendor_id", suppliers),
                        Domain.equal("requisition_type", "blanket_order"),
                        Domain.in("state", List.of("confirmed", "done")),
                        company.map(it -> Domain.equal("company_id", it)).orElse(Domain.EVERYTHING)),
                "id desc");
        var templates = references(variants.join(), "product_tmpl_id");
        var prices = templates.isEmpty()
                ? CompletableFuture.completedFuture(Read.nothing())
                : records.begin(
                        BuyingTypes.VENDOR_PRICE,
                        Domain.all(Domain.in("partner_id", suppliers), Domain.in("product_tmpl_id", templates)),
                        "sequence, id");
        var called = blankets.join().rows().isEmpty() || products.isEmpty()
                ? Read.nothing()
                : records.read(
                        BuyingTypes.BLANKET_LINE,
                        Domain.all(
                                Domain.in("requisition_id", ids(blankets.join())), Domain.in("product_id", products)),
                        "id desc");
        var agreements = new Agreements(variants.join(), prices.join(), blankets.join(), called, company);
        var compared = lines.rows().stream()
                .map(it -> new OrderedLine(
                        it, ordered(it, order, telling), day(it, "date_planned", telling), agreements.of(it)))
                .toList();
        var lacks = new Lacks(telling.words());
        lacks.of("purchases", lines);
        lacks.of("products", variants.join());
        lacks.of("contacts", contacts.join());
        agreements.note(lacks);
        return new AgreementTelling(order, lines, compared, agreements, telling)
                .report(lacks, subject(order, compared));
    }

    private static Set<Long> references(Read read, String field) {
        return read.rows().stream()
                .flatMap(it -> it.reference(field).stream())
                .map(Reference::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Long> ids(Read read) {
        return read.rows().stream().map(OdooRecord::id).toList();
    }

    /** The day of the order; of a request, today, on which it would be one. */
    private static LocalDate ordered(OdooRecord line, Slots.Value.OfRecord order, Telling telling) {
        return day(line, "date_approve", telling)
                .or(() -> Purchases.isOrdered(line) ? day(order.read(), "date_order", telling) : Optional.empty())
                .orElseGet(telling::today);
    }

    private static Optional<LocalDate> day(OdooRecord of, String field, Telling telling) {
        return of.time(field).map(telling.format()::dayOf);
    }

    /** Whose agreement is to be quoted, and on which parts. */
    private static Subject subject(Slots.Value.OfRecord order, List<OrderedLine> lines) {
        var supplier = Telling.label(order.read(), "partner_id", "");
        var numbers = new ArrayList<String>();
        var words = new ArrayList<String>();
        if (!supplier.isEmpty()) {
            words.add(supplier);
        }
        lines.forEach(line -> {
            var product = Product.of(Telling.label(line.read(), "product_id", ""));
            numbers.addAll(product.numbers());
            words.add(product.name());
        });
        return new Subject(supplier, numbers, words.stream().distinct().toList());
    }
}
