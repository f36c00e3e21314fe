package io.gemba.copilot.skill.planning;

import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.Reference;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What else could bring parts that an order is short of.
 *
 * @param quants stock in all warehouses of the asker's companies
 * @param vendors who sells them, and how long they take
 */
record PartAlternatives(OdooRecord order, Read quants, Read vendors, Telling telling) {
    private static final Set<String> OVER = Set.of("done", "cancel");

    /** Reads it: two calls, none if nothing is short; what there is no call left for is left out. */
    static PartAlternatives of(OdooRecord order, OrderParts parts, Records records, Telling telling) {
        var products = new LinkedHashSet<Long>();
        var templates = new LinkedHashSet<Long>();
        if (!OVER.contains(order.text("state").orElse(""))) {
            for (var part : parts.shorts(telling)) {
                part.move().reference("product_id").map(Reference::id).ifPresent(products::add);
                parts.stock(part.move())
                        .flatMap(it -> it.reference("product_tmpl_id"))
                        .map(Reference::id)
                        .ifPresent(templates::add);
            }
        }
        if (products.isEmpty()) {
            return new PartAlternatives(order, Read.nothing(), Read.nothing(), telling);
        }
        // With one company alone, what lies elsewhere is likely to be known; who else sells is not.
        if (records.access().companies().size() > 1) {
            var quants = quants(products, records);
            return new PartAlternatives(order, quants, vendors(templates, records), telling);
        }
        var vendors = vendors(templates, records);
        return new PartAlternatives(order, quants(products, records), vendors, telling);
    }

    /** Only what lies in a warehouse is stock; suppliers, customers and losses have places, too. */
    private static Read quants(Set<Long> products, Records records) {
        return records.left() > 0
                ? records.read(
                        PlanningTypes.QUANT,
                        Domain.all(
                                Domain.in("product_id", products),
                                Domain.where("warehouse_id", Operator.NOT_EQUAL, null),
                                Domain.where("quantity", Operator.GREATER, 0)),
                        "quantity desc, id")
                : Read.nothing();
    }

    private static Read vendors(Set<Long> templates, Records records) {
        return templates.isEmpty() || records.left() == 0
                ? Read.nothing()
                : records.read(PlanningTypes.VENDOR, Domain.in("product_tmpl_id", templates), "delay, id");
    }

    /** One way around, if there is one: what lies elsewhere, what comes after all, what could be bought in time. */
    Optional<Line> of(ShortPart part) {
        var needed = needed();
        if (comesInTime(part, needed)) {
            return Optional.empty();
        }
        return new StockElsewhere(order, quants, telling)
                .line(part)
                .or(() -> otherOrder(part))
                .or(() -> new OtherVendor(order, vendors, telling).line(part, needed));
    }

    /** When its parts have to be there, if that is still ahead; else when it has to be done. */
    private Optional<Instant> needed() {
        return order.time("date_start")
                .filter(telling.now()::isBefore)
                .or(() -> order.time("date_deadline").filter(telling.now()::isBefore));
    }

    private boolean comesInTime(ShortPart part, Optional<Instant> needed) {
        return part.orders().stream().findFirst().filter(this::isReliable).stream()
                .anyMatch(line -> line.time("date_planned")
                        .filter(at -> needed.filter(it -> !at.isAfter(it)).isPresent())
                        .isPresent());
    }

    private boolean isReliable(OdooRecord line) {
        return Purchases.isOrdered(line)
                && line.time("date_planned").filter(telling.now()::isBefore).isPresent();
    }

    /** An order that is not overdue, beside one that is. */
    private Optional<Line> otherOrder(ShortPart part) {
        return part.orders().stream()
                .skip(1)
                .filter(this::isReliable)
                .filter(it -> !isReliable(part.orders().getFirst()))
                .findFirst()
                .map(it -> new Line(
                        telling.words()
                                .say(
                                        "order.part.alternative.order",
                                        Purchases.order(it),
                                        Telling.label(
                                                it,
                                                "partner_id",
                                                telling.words().say("unknown")),
                                        telling.amount(Purchases.open(it), Telling.label(it, "product_uom_id", "")),
                                        telling.format()
                                                .day(telling.format()
                                                        .dayOf(it.time("date_planned")
                                                                .orElseThrow()))),
                        List.of(PurchaseTelling.evidence(
                                it, part.parts().lines().asOf(), telling))));
    }
}
