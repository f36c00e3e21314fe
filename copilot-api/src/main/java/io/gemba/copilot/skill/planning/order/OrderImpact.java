package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Slots.Value.OfRecord;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which customers have to wait for an order, a purchase, a part or a lot, for how long, and what is at stake. */
final class OrderImpact implements Skill {
    private static final String ORDER = "order";
    private static final String PURCHASE = "purchase";
    private static final String PRODUCT = "product";
    private static final String LOT = "lot";
    private static final int PROMISES = 2;

    @Override
    public String id() {
        return "order-impact";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfRecord(ORDER, RecordKind.ORDER, false),
                new Slot.OfRecord(PURCHASE, RecordKind.PURCHASE, false),
                new Slot.OfRecord(PRODUCT, RecordKind.PRODUCT, false),
                new Slot.OfRecord(LOT, RecordKind.LOT, false));
    }

    @Override
    public RecordKind about() {
        return RecordKind.ORDER;
    }

    @Override
    public boolean isBound(Slots slots) {
        return Stream.of(ORDER, PURCHASE, PRODUCT, LOT)
                .anyMatch(it -> slots.record(it).isPresent());
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(OrderTypes.DEMAND, OrderTypes.LOT_LINE, OrderTypes.SALE_LINE, Types.PURCHASE_LINE);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var lacks = new Lacks(telling.words());
        var reading = new ImpactReading(records, telling);
        if (slots.record(ORDER).isPresent()) {
            var cause = ofOrder(slots.required(ORDER), telling);
            return report(reading.found(cause, reading.moves(cause)), lacks, telling);
        }
        if (slots.record(PURCHASE).isPresent()) {
            var cause = ofPurchase(slots, records, telling);
            lacks.of("purchases", cause.lines());
            var moves = cause.products().isEmpty() ? Read.nothing() : reading.moves(cause);
            return report(reading.found(cause, moves), lacks, telling);
        }
        if (slots.record(LOT).isPresent()) {
            var lot = slots.required(LOT);
            var lines = records.read(
                    OrderTypes.LOT_LINE, Domain.equal("lot_id", lot.read().id()), "date desc, id desc");
            lacks.of("lot-lines", lines);
            return report(reading.found(ofLot(lot), reading.moves(lines)), lacks, telling);
        }
        return ofProduct(slots.required(PRODUCT), reading, lacks);
    }

    private static Report ofProduct(OfRecord product, ImpactReading reading, Lacks lacks) {
        var telling = reading.telling();
        var id = product.read().id();
        var lines = reading.records()
                .begin(
                        Types.PURCHASE_LINE,
                        Domain.all(Domain.equal("product_id", id), Domain.in("state", Purchases.ORDERED)),
                        "date_planned desc, id desc");
        var bare = new ImpactCause(
                RecordKind.PRODUCT,
                product.read(),
                product.asOf(),
                Telling.label(product.read(), "display_name"),
                Set.of(id),
                Map.of(),
                List.of(),
                Read.nothing());
        var moves = reading.moves(bare);
        var bought = lines.join();
        lacks.of("purchases", bought);
        var open = Purchases.sorted(bought.rows().stream().filter(Purchases::isOpen));
        var cause = new ImpactCause(
                        bare.kind(),
                        bare.read(),
                        bare.asOf(),
                        bare.what(),
                        bare.products(),
                        coming(open, telling.now()),
                        open,
                        bought)
                .withMade(moves.rows(), telling.now());
        return report(reading.found(cause, moves), lacks, telling);
    }

    private static ImpactCause ofOrder(OfRecord order, Telling telling) {
        var read = order.read();
        var product = ImpactCause.id(read, "product_id");
        var coming = ImpactCause.isOver(read)
                ? Map.<Long, Instant>of()
                : read.time("date_finished")
                        .map(it -> Map.of(product, ImpactCause.later(it, telling.now())))
                        .orElse(Map.of());
        return new ImpactCause(
                RecordKind.ORDER,
                read,
                order.asOf(),
                Telling.label(read, "name"),
                Set.of(product),
                coming,
                List.of(),
                Read.nothing());
    }

    private static ImpactCause ofPurchase(Slots slots, Records records, Telling telling) {
        var order = slots.required(PURCHASE);
        var lines = records.read(
                Types.PURCHASE_LINE, Domain.equal("order_id", order.read().id()), "date_planned, id");
        var open = Purchases.sorted(lines.rows().stream()
                .filter(Purchases::isOpen)
                .filter(it -> slots.record(PRODUCT)
                        .map(product -> product.read().id() == ImpactCause.id(it, "product_id"))
                        .orElse(true)));
        return new ImpactCause(
                RecordKind.PURCHASE,
                order.read(),
                order.asOf(),
                Telling.label(order.read(), "name"),
                open.stream().map(it -> ImpactCause.id(it, "product_id")).collect(Collectors.toSet()),
                coming(open, telling.now()),
                open,
                lines);
    }

    private static ImpactCause ofLot(OfRecord lot) {
        return new ImpactCause(
                RecordKind.LOT,
                lot.read(),
                lot.asOf(),
                Telling.label(lot.read(), "name"),
                Set.of(ImpactCause.id(lot.read(), "product_id")),
                Map.of(),
                List.of(),
                Read.nothing());
    }

    /** When each product is there: by its promised day, and today at the earliest. */
    private static Map<Long, Instant> coming(List<OdooRecord> lines, Instant now) {
        var coming = new HashMap<Long, Instant>();
        lines.stream()
                .filter(Purchases::isOrdered)
                .forEach(line -> line.time("date_planned")
                        .ifPresent(it -> coming.merge(
                                ImpactCause.id(line, "product_id"), ImpactCause.later(it, now), ImpactCause::earlier)));
        return coming;
    }

    private static Report report(ImpactFound found, Lacks lacks, Telling telling) {
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(found.answer())));
        var reasons = new ArrayList<Line>();
        reasons.addAll(found.value());
        reasons.addAll(coming(found));
        reasons.addAll(found.between());
        reasons.addAll(found.doubts());
        reasons.addAll(found.basis());
        if (!reasons.isEmpty()) {
            sections.add(new Prose(reasons));
        }
        var sheet = new ImpactSheet(found);
        sheet.sheet().ifPresent(sections::add);
        found.lacks(lacks);
        var whole = lacks.notes().isEmpty();
        lacks.shown(sheet.rows(), ImpactSheet.SHOWN);
        return new Report(sections, lacks.notes(), subject(found), whole);
    }

    /** When what is waited for is there. */
    private static List<Line> coming(ImpactFound found) {
        var cause = found.cause();
        var telling = found.telling();
        var words = telling.words();
        if (cause.isLot()) {
            return List.of();
        }
        if (cause.isOrder()) {
            var end = cause.read().time("date_finished");
            var key = cause.isOver()
                    ? "impact.order.over"
                    : end.filter(it -> it.isBefore(telling.now())).isPresent() ? "impact.order.past" : "impact.order";
            return List.of(new Line(
                    words.say(
                            key,
                            cause.what(),
                            end.map(found::day).orElse("?"),
                            words.named("production", cause.read().text("state").orElse(""))),
                    List.of(found.causeEvidence())));
        }
        if (cause.purchases().isEmpty()) {
            return cause.lines().succeeded() && cause.coming().isEmpty()
                    ? List.of(new Line(words.say("impact.nothing-comes", cause.what()), List.of(found.causeEvidence())))
                    : List.of();
        }
        return cause.purchases().stream()
                .limit(PROMISES)
                .map(it -> PurchaseTelling.promise(it, cause.lines().asOf(), Optional.empty(), telling))
                .toList();
    }

    private static Subject subject(ImpactFound found) {
        var product = Product.of(
                Telling.label(found.cause().read(), "product_id", found.cause().what()));
        var words = new ArrayList<String>();
        words.add(product.name());
        found.open().stream().limit(3).map(ImpactHit::customer).distinct().forEach(words::add);
        return new Subject(product.name(), product.numbers(), words);
    }
}
