package io.gemba.copilot.skill.planning;

import io.gemba.copilot.skill.Purchases;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody else who sells a part, and could bring it in time if it were ordered today. */
record OtherVendor(OdooRecord order, Read vendors, Telling telling) {

    /**
     * The quickest.
     *
     * @param needed when the part has to be there; none if that has passed
     */
    Optional<Line> line(ShortPart part, Optional<Instant> needed) {
        var before = needed.or(() -> promised(part));
        var asked = part.orders().stream()
                .map(it -> it.reference("partner_id").map(Reference::id).orElse(0L))
                .collect(Collectors.toSet());
        return vendors.rows().stream()
                .filter(it -> sells(it, part))
                .filter(it -> !asked.contains(
                        it.reference("partner_id").map(Reference::id).orElse(0L)))
                .filter(it -> before.filter(by -> telling.daysBetween(telling.now(), by) >= delay(it) + margin(needed))
                        .isPresent())
                .findFirst()
                .map(it -> line(
                        it,
                        before.orElseThrow(),
                        "order.part.alternative.vendor" + (needed.isPresent() ? "" : ".sooner")));
    }

    /** To come on the day of what is ordered already is no help. */
    private static long margin(Optional<Instant> needed) {
        return needed.isPresent() ? 0 : 1;
    }

    private Optional<Instant> promised(ShortPart part) {
        return part.orders().stream()
                .findFirst()
                .filter(Purchases::isOrdered)
                .flatMap(it -> it.time("date_planned"))
                .filter(telling.now()::isBefore);
    }

    private boolean sells(OdooRecord vendor, ShortPart part) {
        var product = part.move().reference("product_id").map(Reference::id);
        var template = part.parts()
                .stock(part.move())
                .flatMap(it -> it.reference("product_tmpl_id"))
                .map(Reference::id);
        var company = vendor.reference("company_id").map(Reference::id);
        var today = telling.today();
        return vendor.reference("product_tmpl_id").map(Reference::id).equals(template)
                && (!vendor.has("product_id")
                        || vendor.reference("product_id").map(Reference::id).equals(product))
                && (company.isEmpty()
                        || company.equals(order.reference("company_id").map(Reference::id)))
                && vendor.date("date_start").filter(today::isBefore).isEmpty()
                && vendor.date("date_end").filter(today::isAfter).isEmpty();
    }

    private static long delay(OdooRecord vendor) {
        return vendor.integer("delay").orElse(0L);
    }

    private Line line(OdooRecord vendor, Instant before, String key) {
        var words = telling.words();
        var format = telling.format();
        var arrival = telling.today().plusDays(delay(vendor));
        var name = Telling.label(vendor, "partner_id", words.say("unknown"));
        return new Line(
                words.say(
                        key, name, format.day(arrival), telling.days(delay(vendor)), format.day(format.dayOf(before))),
                List.of(
                        telling.evidence(
                                vendor,
                                name,
                                vendors.asOf(),
                                telling.reference(vendor, "partner_id"),
                                telling.days("delay", "lead-time", delay(vendor)),
                                telling.computedDay(
                                        "delay",
                                        "arrival",
                                        arrival.atStartOfDay(format.zone()).toInstant()),
                                telling.quantity(vendor, "min_qty", null)),
                        telling.evidence(
                                order,
                                Telling.label(order, "name"),
                                vendors.asOf(),
                                telling.computedDay("date_start", "needed-by", before))));
    }
}
