package io.gemba.copilot.skill.quality;

import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to a quantity of a lot.
 *
 * @param line as it was read
 * @param asOf when that was
 */
record Passage(OdooRecord line, Instant asOf, Event event) {
    /** Where nothing of it is in stock: passing between other places tells nothing of where it came from or went. */
    static final List<String> OUTSIDE = List.of("supplier", "customer", "production", "inventory", "transit");

    private static final Map<String, Event> INTO = Map.of(
            "supplier", Event.RECEIVED,
            "production", Event.MADE,
            "customer", Event.RETURNED,
            "inventory", Event.FOUND,
            "transit", Event.ARRIVED);
    private static final Map<String, Event> OUT_OF = Map.of(
            "customer", Event.DELIVERED,
            "production", Event.USED,
            "supplier", Event.SENT_BACK,
            "inventory", Event.WRITTEN_OFF,
            "transit", Event.SENT_ON);

    /** Kinds of it. */
    enum Event {
        RECEIVED,
        MADE,
        RETURNED,
        FOUND,
        ARRIVED,
        DELIVERED,
        USED,
        SENT_BACK,
        WRITTEN_OFF,
        SENT_ON;

        /** The key of its name in the templates. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How a line brought something into stock; empty if it did not. */
    static Optional<Passage> into(OdooRecord line, Instant asOf) {
        return of(line, asOf, INTO, "location_usage", "location_dest_usage");
    }

    /** How a line took something out of stock; empty if it did not. */
    static Optional<Passage> outOf(OdooRecord line, Instant asOf) {
        return of(line, asOf, OUT_OF, "location_dest_usage", "location_usage");
    }

    private static Optional<Passage> of(
            OdooRecord line, Instant asOf, Map<String, Event> events, String outside, String inside) {
        var there = line.text(outside).orElse("");
        return there.equals(line.text(inside).orElse(""))
                ? Optional.empty()
                : Optional.ofNullable(events.get(there)).map(it -> new Passage(line, asOf, it));
    }

    BigDecimal quantity() {
        return line.decimal("quantity").orElse(BigDecimal.ZERO);
    }

    Optional<Reference> lot() {
        return line.reference("lot_id");
    }

    Optional<Reference> transfer() {
        return line.reference("picking_id");
    }

    /** What was made of it. */
    List<Long> made() {
        return event == Event.USED ? line.references("produce_line_ids") : List.of();
    }

    /** What it was made of. */
    List<Long> used() {
        return event == Event.MADE ? line.references("consume_line_ids") : List.of();
    }
}
