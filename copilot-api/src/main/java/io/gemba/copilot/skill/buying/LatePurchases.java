package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.buying.PurchaseScope.OWN;
import static io.gemba.copilot.skill.buying.PurchaseScope.SITE;
import static io.gemba.copilot.skill.buying.PurchaseScope.SUPPLIER;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.ExpectedReceipts;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.RecordAccess;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lines of purchase orders have not come by the day that was promised, and which are still to come on the days
 * that are asked for: of a supplier, a part, a buyer, or all.
 */
final class LatePurchases implements Skill {
    static final String PRODUCT = "product";
    static final String ORDER = "order";
    static final String PERIOD = "period";
    private static final String ORDERING = "ordering";

    @Override
    public String id() {
        return "late-purchases";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(ORDER, RecordKind.PURCHASE, false),
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, false),
                new Slot.OfRecord(SUPPLIER, RecordKind.PARTNER, false),
                new Slot.Own(OWN),
                new Slot.OfPeriod(PERIOD, true),
                new Slot.OfSite(SITE),
                new Slot.OfOrdering(ORDERING));
    }

    @Override
    public RecordKind about() {
        return RecordKind.PURCHASE;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(
                BuyingTypes.EXPECTED_PURCHASE, BuyingTypes.PRODUCT_KIND, Types.PURCHASE_LINE, ExpectedReceipts.MOVE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var orders = records.needed(BuyingTypes.EXPECTED_PURCHASE, expected(slots), "date_planned, id");
        var read = orders.rows().isEmpty()
                ? Read.nothing()
                : records.needed(Types.PURCHASE_LINE, domain(slots, orders, telling), "date_planned, id");
        var expected = ExpectedReceipts.of(read.rows(), records);
        var open = read.rows().stream()
                .filter(expected::isOpen)
                .filter(it -> isWithin(slots, it, telling))
                .toList();
        var kinds = open.isEmpty()
                ? Read.nothing()
                : records.read(BuyingTypes.PRODUCT_KIND, Domain.in("id", products(open)), "id");
        var services = services(kinds);
        var byId = orders.rows().stream().collect(Collectors.toMap(OdooRecord::id, it -> it));
        var lines = open.stream()
                .filter(it -> !services.contains(productId(it)))
                .filter(it -> isOwn(slots, it, byId, records))
                .toList();
        var found = new LateLines(lines, byId, read, telling);
        var lacks = new Lacks(telling.words());
        lacks.of("purchases", read);
        lacks.of("orders", orders);
        lacks.of("moves", expected.open());
        lacks.of("products", kinds);
        return report(slots, found, lacks, telling);
    }

    private static Report report(Slots slots, LateLines found, Lacks lacks, Telling telling) {
        var sections = new ArrayList<Section>();
        sections.add(new Prose(new LateAnswer(slots, found, telling).lines()));
        found.sheet(slots.ordering(ORDERING)).ifPresent(sections::add);
        var whole = lacks.notes().isEmpty();
        lacks.shown(found.lines().size(), LateLines.SHOWN);
        return new Report(sections, lacks.notes(), subject(slots, found), whole);
    }

    /**
     * The order that is asked about, else those of which something is still expected: lines do not say whether the rest
     * of them is, and those that have come are most of them.
     */
    private static Domain expected(Slots slots) {
        if (slots.record(ORDER).isPresent()) {
            return Domain.equal("id", slots.required(ORDER).read().id());
        }
        var parts = new ArrayList<Domain>();
        parts.add(Domain.in("state", Purchases.ORDERED));
        parts.add(Domain.in("receipt_status", Purchases.EXPECTED));
        slots.record(SUPPLIER)
                .ifPresent(it -> parts.add(Domain.equal("partner_id", it.read().id())));
        slots.site(SITE).map(Company::odooId).ifPresent(it -> parts.add(Domain.equal("company_id", it)));
        return Domain.all(parts.toArray(Domain[]::new));
    }

    /** One order is looked at whole; else what should have come already, or comes on the days that are asked for. */
    private static Domain domain(Slots slots, Read orders, Telling telling) {
        var parts = new ArrayList<Domain>();
        parts.add(
                Domain.in("order_id", orders.rows().stream().map(OdooRecord::id).toList()));
        slots.record(PRODUCT)
                .ifPresent(it -> parts.add(Domain.equal("product_id", it.read().id())));
        if (slots.record(ORDER).isEmpty()) {
            parts.add(Domain.where("date_planned", Operator.LESS, until(slots, telling)));
            slots.period(PERIOD)
                    .map(it -> it.begin(telling.format().zone()))
                    .ifPresent(it -> parts.add(Domain.where("date_planned", Operator.AT_LEAST, it)));
        }
        return Domain.all(parts.toArray(Domain[]::new));
    }

    private static Instant until(Slots slots, Telling telling) {
        return slots.period(PERIOD)
                .map(it -> it.end(telling.format().zone()))
                .filter(telling.now()::isBefore)
                .orElseGet(telling::now);
    }

    private static boolean isWithin(Slots slots, OdooRecord line, Telling telling) {
        return slots.record(ORDER).isPresent()
                || slots.period(PERIOD)
                        .flatMap(period -> line.time("date_planned")
                                .map(telling.format()::dayOf)
                                .map(period::includes))
                        .orElse(true);
    }

    private static boolean isOwn(Slots slots, OdooRecord line, Map<Long, OdooRecord> orders, Records records) {
        return !slots.own(OWN)
                || Optional.ofNullable(orders.get(LateLines.orderId(line)))
                        .flatMap(it -> it.reference("user_id"))
                        .filter(it -> isAsker(it, records.access()))
                        .isPresent();
    }

    private static boolean isAsker(Reference buyer, RecordAccess access) {
        var user = access.reader().get().user();
        return user == null ? buyer.label().equals(access.name()) : user == buyer.id();
    }

    private static Set<Long> products(List<OdooRecord> lines) {
        return lines.stream().map(LatePurchases::productId).collect(Collectors.toSet());
    }

    private static long productId(OdooRecord line) {
        return line.reference("product_id").map(Reference::id).orElse(0L);
    }

    /** What nobody receives. */
    private static Set<Long> services(Read kinds) {
        return kinds.rows().stream()
                .filter(it -> it.text("type").filter("service"::equals).isPresent())
                .map(OdooRecord::id)
                .collect(Collectors.toSet());
    }

    private static Subject subject(Slots slots, LateLines found) {
        var words = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        found.lines().stream().limit(3).forEach(line -> {
            words.add(Telling.label(line, "partner_id", ""));
            var product = Product.of(Telling.label(line, "product_id", ""));
            numbers.addAll(product.numbers());
        });
        slots.record(SUPPLIER).ifPresent(it -> words.add(Telling.label(it.read(), "name")));
        slots.record(PRODUCT).ifPresent(it -> {
            var product = Product.of(Telling.label(it.read(), "display_name"));
            numbers.addAll(product.numbers());
            words.add(product.name());
        });
        var name = words.stream().filter(it -> !it.isEmpty()).findFirst().orElse("");
        return new Subject(
                name,
                numbers.stream().distinct().toList(),
                words.stream().filter(it -> !it.isEmpty()).distinct().toList());
    }
}
