package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What bears out whom an order hurts. */
final class ImpactEvidence {
    private ImpactEvidence() {}

    /** That what is asked about is there, with the days that count. */
    static RecordEvidence of(ImpactCause cause, Telling telling) {
        var read = cause.read();
        return switch (cause.kind()) {
            case ORDER -> ofOrder(read, cause.asOf(), telling);
            case PURCHASE ->
                telling.evidence(
                        read,
                        cause.what(),
                        cause.asOf(),
                        telling.state(read, "state", "purchase"),
                        telling.text(read, "name"),
                        telling.reference(read, "partner_id"),
                        telling.day(read, "date_planned"));
            default ->
                telling.evidence(
                        read,
                        cause.what(),
                        cause.asOf(),
                        telling.text(read, "display_name"),
                        telling.reference(read, "product_id"),
                        telling.text(read, "name"));
        };
    }

    static RecordEvidence ofOrder(OdooRecord order, Instant asOf, Telling telling) {
        return telling.evidence(
                order,
                Telling.label(order, "name"),
                asOf,
                telling.state(order, "state", "production"),
                telling.reference(order, "product_id"),
                telling.day(order, "date_start"),
                telling.day(order, "date_finished"),
                telling.text(order, "origin"));
    }

    /** The line, its order, and what stands between it and what is asked about. */
    static List<RecordEvidence> of(ImpactHit hit, ImpactFound found) {
        var telling = found.telling();
        var line = hit.line();
        var unit = Telling.label(line, "product_uom_id", "");
        var late = hit.daysLate();
        var expected = hit.expected().map(it -> telling.computedDay("order_id", "expected", it));
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(telling.evidence(
                line,
                hit.order(),
                found.lines().asOf(),
                telling.reference(line, "product_id"),
                telling.reference(line, "order_partner_id"),
                telling.computed("product_uom_qty", "open", hit.open(), unit),
                telling.quantity(line, "product_uom_qty", unit),
                telling.quantity(line, "qty_delivered", unit),
                line.has("price_subtotal") ? telling.quantity(line, "price_subtotal", hit.currency()) : null,
                expected.orElse(null),
                late.isPresent() && late.getAsLong() > 0
                        ? telling.days("order_id", "days-behind", late.getAsLong())
                        : null));
        hit.sale()
                .ifPresent(it -> evidence.add(telling.evidence(
                        it,
                        hit.order(),
                        found.sales().asOf(),
                        telling.state(it, "state", "sale"),
                        telling.reference(it, "partner_id"),
                        telling.day(it, "commitment_date"),
                        telling.day(it, "expected_date"))));
        hit.via().ifPresent(it -> evidence.add(found.evidence(it)));
        found.cause().purchases().stream()
                .limit(2)
                .forEach(it -> evidence.add(
                        PurchaseTelling.evidence(it, found.cause().lines().asOf(), telling)));
        return evidence;
    }
}
