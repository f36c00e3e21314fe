package io.gemba.copilot.skill.planning;

import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stock of a part that lies free where the order does not take its parts from: at another place or company. */
record StockElsewhere(OdooRecord order, Read quants, Telling telling) {

    /** The place with most of it. */
    Optional<Line> line(ShortPart part) {
        var product = part.move().reference("product_id").map(Reference::id).orElse(0L);
        return quants.rows().stream()
                .filter(it -> it.reference("product_id")
                        .map(Reference::id)
                        .orElse(-1L)
                        .equals(product))
                .filter(it -> !isOwn(it))
                .collect(Collectors.groupingBy(
                        it -> it.reference("location_id").map(Reference::id).orElse(0L)))
                .values()
                .stream()
                .filter(it -> free(it).signum() > 0)
                .max(Comparator.comparing(StockElsewhere::free))
                .map(this::line);
    }

    /** True if it lies where the order takes its parts from, or below: that has been counted. */
    private boolean isOwn(OdooRecord quant) {
        var place = Telling.label(quant, "location_id", "");
        var own = Telling.label(order, "location_src_id", "");
        var isOwnCompany = quant.reference("company_id")
                .map(Reference::id)
                .equals(order.reference("company_id").map(Reference::id));
        return isOwnCompany && (own.isEmpty() || place.equals(own) || place.startsWith(own + "/"));
    }

    private static BigDecimal free(List<OdooRecord> quants) {
        return quants.stream()
                .map(it -> it.decimal("quantity")
                        .orElse(BigDecimal.ZERO)
                        .subtract(it.decimal("reserved_quantity").orElse(BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Line line(List<OdooRecord> there) {
        var first = there.getFirst();
        var unit = Telling.label(first, "product_uom_id", "");
        var place = Telling.label(first, "location_id", "?");
        var company = Telling.label(first, "company_id", "");
        return new Line(
                telling.words().say("order.part.alternative.stock", telling.amount(free(there), unit), place, company),
                List.of(telling.evidence(
                        "stock.quant",
                        there.stream().map(OdooRecord::id).toList(),
                        place + " · " + company,
                        quants.asOf(),
                        telling.computed("quantity", "free", free(there), unit),
                        telling.reference(first, "product_id"))));
    }
}
