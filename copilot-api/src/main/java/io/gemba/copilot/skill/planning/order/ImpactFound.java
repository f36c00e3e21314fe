package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who waits.
 *
 * @param making the manufacturing orders between, as far as they still run
 * @param hits the lines of sales orders, the worst first
 */
record ImpactFound(
        ImpactCause cause,
        Read moves,
        Read orders,
        List<OdooRecord> making,
        Read sales,
        Read lines,
        List<ImpactHit> hits,
        Telling telling) {
    private static final int NAMED = 20;

    List<ImpactHit> open() {
        return hits.stream().filter(ImpactHit::isOpen).toList();
    }

    private List<ImpactHit> late() {
        return open().stream().filter(ImpactHit::isLate).toList();
    }

    /** The sentence that answers. */
    Line answer() {
        var words = telling.words();
        if (!sales.succeeded() || !lines.succeeded() || !moves.succeeded()) {
            return new Line(words.say("impact.unread", cause.what()), List.of(causeEvidence()));
        }
        if (cause.isLot() && !hits.isEmpty()) {
            return lot();
        }
        var open = open();
        if (open.isEmpty()) {
            // Those who wait by way of a manufacturing order are not found where these cannot be read.
            var key = orders.succeeded() ? "impact.none" : "impact.unread";
            return new Line(words.say(key, cause.what()), List.of(causeEvidence()));
        }
        var late = late();
        var lines = counted("unit.lines", open.size());
        var customers = counted("unit.customers", customers(open));
        var evidence = new ArrayList<>(List.of(causeEvidence(), count(open)));
        if (late.isEmpty()) {
            var unknown = open.stream().filter(it -> it.daysLate().isEmpty()).count();
            return new Line(
                    words.counted(
                            unknown > 0 ? "impact.unknown" : "impact.in-time",
                            open.size(),
                            cause.what(),
                            lines,
                            customers),
                    evidence);
        }
        var worst = late.getFirst();
        evidence.addAll(evidence(worst));
        return new Line(
                words.say(
                        late(open.size(), late.size()),
                        cause.what(),
                        telling.format().number(late.size()),
                        lines,
                        customers,
                        worst.order(),
                        worst.customer(),
                        day(worst.promise().orElseThrow()),
                        day(worst.expected().orElseThrow()),
                        telling.days(worst.daysLate().orElseThrow())),
                evidence);
    }

    /** Whom a lot reached, delivered or not. */
    private Line lot() {
        var first = hits.getFirst();
        var evidence = new ArrayList<>(List.of(causeEvidence(), count(hits)));
        evidence.addAll(evidence(first));
        return new Line(
                telling.words()
                        .say(
                                "impact.lot",
                                cause.what(),
                                counted("unit.lines", hits.size()),
                                counted("unit.customers", customers(hits)),
                                first.order(),
                                first.customer()),
                evidence);
    }

    /** How sure it is that these wait. */
    List<Line> doubts() {
        var words = telling.words();
        if (cause.isOrder() && hits.stream().anyMatch(it -> !it.isCertain())) {
            return List.of(new Line(words.say("impact.may", cause.what()), List.of(causeEvidence())));
        }
        var free = cause.read().decimal("free_qty").orElse(BigDecimal.ZERO);
        var wanting = moves.rows().stream().filter(ImpactReading::isLacking).toList();
        var wanted = wanting.stream().map(ImpactReading::lacking).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (cause.kind() != RecordKind.PRODUCT || wanting.isEmpty() || free.signum() <= 0) {
            return List.of();
        }
        var unit = Telling.label(cause.read(), "uom_id", "");
        return List.of(new Line(
                words.say("impact.enough", cause.what(), telling.amount(free, unit), telling.amount(wanted, unit)),
                List.of(
                        telling.evidence(
                                cause.read(),
                                cause.what(),
                                cause.asOf(),
                                telling.quantity(cause.read(), "free_qty", unit)),
                        telling.evidence(
                                "stock.move",
                                Domain.in(
                                        "id",
                                        wanting.stream().map(OdooRecord::id).toList()),
                                words.say("impact.wanting", cause.what()),
                                wanting.size(),
                                words.say("part.moves"),
                                moves.asOf(),
                                telling.computed("product_uom_qty", "wanted", wanted, unit)))));
    }

    private static String late(int all, int late) {
        if (all == 1) {
            return "impact.late.only";
        }
        return all == late ? "impact.late.all" : late == 1 ? "impact.late.one" : "impact.late.many";
    }

    /** What is at stake, by currency: money of different ones is not added up. */
    List<Line> value() {
        var values = values(open());
        if (values.isEmpty()) {
            return List.of();
        }
        var said = values.entrySet().stream()
                .map(it -> telling.amount(it.getValue(), it.getKey()))
                .collect(Collectors.joining(" + "));
        return List.of(new Line(
                telling.words().say("impact.value", said, counted("unit.lines", open().size())),
                List.of(count(open()))));
    }

    static Map<String, BigDecimal> values(List<ImpactHit> hits) {
        var values = new TreeMap<String, BigDecimal>();
        hits.stream()
                .filter(it -> it.line().has("price_subtotal"))
                .forEach(it -> values.merge(it.currency(), it.value(), BigDecimal::add));
        return values;
    }

    /** The manufacturing orders that wait for a part, or that a lot went into. */
    List<Line> between() {
        if (making.isEmpty()) {
            return List.of();
        }
        var words = telling.words();
        var first = making.getFirst();
        var count = telling.evidence(
                "mrp.production",
                making.stream().map(OdooRecord::id).limit(NAMED).toList(),
                words.say("kinds.order"),
                orders.asOf(),
                telling.computed("id", "orders", BigDecimal.valueOf(making.size()), null));
        var all = making.size() <= NAMED
                ? count
                : telling.evidence(
                        "mrp.production",
                        Domain.in("id", making.stream().map(OdooRecord::id).toList()),
                        words.say("impact.orders", cause.what()),
                        making.size(),
                        words.say("kinds.order"),
                        orders.asOf(),
                        telling.computed("id", "orders", BigDecimal.valueOf(making.size()), null));
        return List.of(new Line(
                words.counted(
                        cause.isLot() ? "impact.into" : "impact.making",
                        making.size(),
                        telling.format().number(making.size()),
                        Telling.label(first, "name"),
                        Telling.label(first, "product_id", "?"),
                        first.time("date_start").map(this::day).orElse("?")),
                List.of(all, evidence(first))));
    }

    /** By what it was reckoned, where that is not plain. */
    List<Line> basis() {
        var words = telling.words();
        var said = new ArrayList<Line>();
        if (hits.stream()
                .anyMatch(it -> it.via().isPresent()
                        && !cause.isOrder()
                        && !cause.isLot()
                        && it.expected().isPresent())) {
            said.add(new Line(words.say("impact.basis.moved"), List.of()));
        }
        if (open().stream().anyMatch(it -> it.promise().isPresent() && !it.isPromised())) {
            said.add(new Line(words.say("impact.basis.expected"), List.of()));
        }
        return said;
    }

    void lacks(Lacks lacks) {
        lacks.of("moves", moves);
        lacks.of("making", orders);
        lacks.of("sales", sales);
        lacks.of("sale-lines", lines);
    }

    String day(Instant at) {
        return telling.format().day(telling.format().dayOf(at));
    }

    private String counted(String key, long number) {
        return telling.format().number(number) + " " + telling.words().counted(key, number);
    }

    private static long customers(List<ImpactHit> hits) {
        return hits.stream().map(ImpactHit::customer).distinct().count();
    }

    RecordEvidence causeEvidence() {
        return ImpactEvidence.of(cause, telling);
    }

    /** How many lines of how many customers wait, and what they are worth. */
    private RecordEvidence count(List<ImpactHit> open) {
        var ids = open.stream().map(it -> it.line().id()).toList();
        var values = new ArrayList<RecordValue>();
        values.add(telling.computed("id", "lines", BigDecimal.valueOf(open.size()), null));
        values.add(telling.computed("id", "lines-late", BigDecimal.valueOf(late().size()), null));
        values.add(telling.computed("order_partner_id", "customers", BigDecimal.valueOf(customers(open)), null));
        values(open).forEach((currency, sum) -> values.add(telling.computed("price_subtotal", "value", sum, currency)));
        var label = telling.words().say("part.sale-lines");
        var all = values.toArray(RecordValue[]::new);
        return ids.size() <= NAMED
                ? telling.evidence("sale.order.line", ids, label, lines.asOf(), all)
                : telling.evidence(
                        "sale.order.line",
                        Domain.in("id", ids),
                        telling.words().say("impact.waiting", cause.what()),
                        ids.size(),
                        label,
                        lines.asOf(),
                        all);
    }

    List<RecordEvidence> evidence(ImpactHit hit) {
        return ImpactEvidence.of(hit, this);
    }

    RecordEvidence evidence(OdooRecord order) {
        return ImpactEvidence.ofOrder(order, orders.succeeded() ? orders.asOf() : cause.asOf(), telling);
    }
}
