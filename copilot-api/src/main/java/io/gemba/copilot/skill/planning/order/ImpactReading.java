package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Follows what is waited for to manufacturing orders and deliveries, and these to the sales orders behind them. */
record ImpactReading(Records records, Telling telling) {
    private static final List<String> OPEN = List.of("waiting", "confirmed", "partially_available", "assigned");
    private static final List<String> SOLD = List.of("sale", "done");
    private static final int MOST_IDS = 1000;

    /** What takes the products, and what makes them, the earliest first. */
    Read moves(ImpactCause cause) {
        var takers = new ArrayList<Domain>();
        takers.add(Domain.where("sale_line_id", Operator.NOT_EQUAL, null));
        takers.add(Domain.where("raw_material_production_id", Operator.NOT_EQUAL, null));
        switch (cause.kind()) {
            case ORDER -> takers.add(Domain.equal("production_id", cause.read().id()));
            case PRODUCT -> takers.add(Domain.where("production_id", Operator.NOT_EQUAL, null));
            default -> {}
        }
        return records.read(
                OrderTypes.DEMAND,
                Domain.all(
                        Domain.in("product_id", cause.products()),
                        Domain.in("state", OPEN),
                        Domain.any(takers.toArray(Domain[]::new))),
                "date, id");
    }

    /** What a lot went into. */
    Read moves(Read lotLines) {
        var ids = ids(lotLines.rows(), "move_id");
        return ids.isEmpty() ? Read.nothing() : records.read(OrderTypes.DEMAND, Domain.in("id", ids), "date, id");
    }

    ImpactFound found(ImpactCause cause, Read moves) {
        var taking = taking(cause, moves.rows());
        var wanted = ids(taking, "raw_material_production_id");
        wanted.remove(cause.isOrder() ? cause.read().id() : 0L);
        var orders = wanted.isEmpty()
                ? Read.nothing()
                : records.read(Types.ORDER, Domain.in("id", wanted), "date_start, id");
        var open = orders.rows().stream()
                .filter(it -> cause.isLot() || !ImpactCause.isOver(it))
                .toList();
        return found(cause, moves, orders, open, links(cause, taking, open, isChained(cause, moves)));
    }

    private ImpactFound found(
            ImpactCause cause, Read moves, Read orders, List<OdooRecord> open, List<ImpactLink> links) {
        var byId = links.stream().flatMap(it -> it.line().stream()).collect(Collectors.toSet());
        var names = links.stream().flatMap(it -> it.names().stream()).collect(Collectors.toSet());
        if (byId.isEmpty() && names.isEmpty()) {
            return new ImpactFound(cause, moves, orders, open, Read.nothing(), Read.nothing(), List.of(), telling);
        }
        var sales = records.read(
                Types.SALE,
                Domain.all(
                        Domain.in("state", SOLD),
                        Domain.any(Domain.in("name", few(names)), Domain.in("order_line", few(byId)))),
                "id");
        var named = sales.rows().stream()
                .filter(it -> names.contains(it.text("name").orElse("")))
                .map(OdooRecord::id)
                .toList();
        var lines = byId.isEmpty() && named.isEmpty()
                ? Read.nothing()
                : records.read(
                        OrderTypes.SALE_LINE,
                        Domain.all(
                                Domain.in("state", SOLD),
                                Domain.any(Domain.in("id", few(byId)), Domain.in("order_id", named))),
                        "id");
        var hits = hits(links, sales, lines);
        // What only wants the same product is no finding beside what Odoo links.
        var between = cause.isOrder() && hits.stream().anyMatch(ImpactHit::isCertain) && !isChained(cause, moves)
                ? List.<OdooRecord>of()
                : open;
        return new ImpactFound(cause, moves, orders, between, sales, lines, hits, telling);
    }

    private static <T> List<T> few(Collection<T> all) {
        return all.stream().limit(MOST_IDS).toList();
    }

    /**
     * What waits. Of a manufacturing order it is what Odoo has chained to it; without a chain, and for parts, it is
     * whatever has not all of it reserved.
     */
    private static List<OdooRecord> taking(ImpactCause cause, List<OdooRecord> moves) {
        if (cause.isLot()) {
            return moves;
        }
        var chained = chained(cause, moves);
        if (!chained.isEmpty()) {
            return moves.stream().filter(it -> chained.contains(it.id())).toList();
        }
        return cause.isOrder() && cause.read().has("sale_line_id")
                ? List.of()
                : moves.stream().filter(ImpactReading::isLacking).toList();
    }

    private static boolean isChained(ImpactCause cause, Read moves) {
        return !chained(cause, moves.rows()).isEmpty();
    }

    private static Set<Long> chained(ImpactCause cause, List<OdooRecord> moves) {
        return !cause.isOrder()
                ? Set.of()
                : moves.stream()
                        .filter(it -> ImpactCause.id(it, "production_id")
                                == cause.read().id())
                        .flatMap(it -> it.references("move_dest_ids").stream())
                        .collect(Collectors.toSet());
    }

    static boolean isLacking(OdooRecord move) {
        return !move.has("production_id")
                && !"assigned".equals(move.text("state").orElse(""))
                && move.decimal("product_uom_qty")
                                .orElse(BigDecimal.ZERO)
                                .compareTo(move.decimal("quantity").orElse(BigDecimal.ZERO))
                        > 0;
    }

    /** How much of it is not reserved, in the unit that stock is counted in. */
    static BigDecimal lacking(OdooRecord move) {
        var own = move.decimal("product_uom_qty").orElse(BigDecimal.ZERO);
        var lacking =
                own.subtract(move.decimal("quantity").orElse(BigDecimal.ZERO)).max(BigDecimal.ZERO);
        var counted = move.decimal("product_qty").orElse(own);
        return own.signum() > 0
                ? lacking.multiply(counted).divide(own, MathContext.DECIMAL64).stripTrailingZeros()
                : BigDecimal.ZERO;
    }

    private List<ImpactLink> links(
            ImpactCause cause, List<OdooRecord> taking, List<OdooRecord> orders, boolean isChained) {
        var links = new ArrayList<ImpactLink>();
        if (cause.isOrder()) {
            links.add(ImpactLink.of(cause.read(), cause.there(cause.products()), true));
        }
        var isCertain = !cause.isOrder() || isChained;
        for (var order : orders) {
            links.add(ImpactLink.of(order, expected(cause, order, taking), isCertain));
        }
        taking.stream()
                .filter(it -> it.has("sale_line_id"))
                .map(it -> ImpactLink.of(
                        ImpactCause.id(it, "sale_line_id"),
                        cause.there(Set.of(ImpactCause.id(it, "product_id"))),
                        isCertain))
                .forEach(links::add);
        return links;
    }

    /** Its planned end, moved by as much as what it needs comes after its planned start. */
    private Optional<Instant> expected(ImpactCause cause, OdooRecord order, List<OdooRecord> taking) {
        var end = order.time("date_finished");
        if (cause.isLot()) {
            return ImpactCause.isOver(order) ? Optional.empty() : end.map(it -> ImpactCause.later(it, telling.now()));
        }
        var wanted = taking.stream()
                .filter(it -> ImpactCause.id(it, "raw_material_production_id") == order.id())
                .map(it -> ImpactCause.id(it, "product_id"))
                .collect(Collectors.toSet());
        return cause.there(wanted)
                .flatMap(there -> end.map(it -> it.plus(order.time("date_start")
                        .filter(there::isAfter)
                        .map(start -> Duration.between(start, there))
                        .orElse(Duration.ZERO))))
                .map(it -> ImpactCause.later(it, telling.now()));
    }

    private List<ImpactHit> hits(List<ImpactLink> links, Read sales, Read lines) {
        var byId = sales.rows().stream().collect(Collectors.toMap(OdooRecord::id, Function.identity()));
        var certain = hits(links.stream().filter(ImpactLink::isCertain).toList(), byId, lines);
        return certain.isEmpty() ? hits(links, byId, lines) : certain;
    }

    private List<ImpactHit> hits(List<ImpactLink> links, Map<Long, OdooRecord> sales, Read lines) {
        var hits = new ArrayList<ImpactHit>();
        for (var line : lines.rows()) {
            var sale = Optional.ofNullable(sales.get(ImpactCause.id(line, "order_id")));
            var name = sale.flatMap(it -> it.text("name")).orElse("");
            var leading = links.stream()
                    .filter(it -> it.leadsTo(line, name, lines.rows()))
                    .toList();
            // What comes last decides, and what nobody knows when.
            leading.stream()
                    .max(Comparator.comparing(it -> it.expected().orElse(Instant.MAX)))
                    .ifPresent(it ->
                            hits.add(new ImpactHit(line, sale, it.via(), it.expected(), it.isCertain(), telling)));
        }
        return hits.stream().sorted(ImpactHit.WORST_FIRST).toList();
    }

    static Set<Long> ids(List<OdooRecord> rows, String field) {
        return rows.stream()
                .map(it -> ImpactCause.id(it, field))
                .filter(it -> it > 0)
                .limit(MOST_IDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
