package io.gemba.copilot.skill;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts lines of purchase orders into words. */
public final class PurchaseTelling {
    private PurchaseTelling() {}

    /** How many days past its promised day a line is; zero or less if it is not. */
    public static long daysLate(OdooRecord line, Telling telling) {
        return line.time("date_planned").map(telling::daysSince).orElse(0L);
    }

    /** What an order should bring, and whether it comes in time. */
    public static Line promise(OdooRecord line, Instant asOf, Optional<Instant> needed, Telling telling) {
        var words = telling.words();
        var format = telling.format();
        var promised = line.time("date_planned");
        var late = daysLate(line, telling);
        var order = Purchases.order(line);
        var supplier = Telling.label(line, "partner_id", words.say("unknown"));
        var amount = telling.amount(Purchases.open(line), Telling.label(line, "product_uom_id", ""));
        if (!Purchases.isOrdered(line)) {
            return new Line(
                    words.say("purchase.request", order, supplier, amount), List.of(evidence(line, asOf, telling)));
        }
        if (promised.isEmpty()) {
            return new Line(
                    words.say("purchase.brings", order, supplier, amount), List.of(evidence(line, asOf, telling)));
        }
        var day = format.day(format.dayOf(promised.get()));
        if (late > 0) {
            return new Line(
                    words.say("purchase.late", order, supplier, amount, day, telling.days(late)),
                    List.of(evidence(line, asOf, telling)));
        }
        var after = needed.map(it -> telling.daysBetween(it, promised.get())).orElse(0L);
        return after > 0
                ? new Line(
                        words.say("purchase.after", order, supplier, amount, day, telling.days(after)),
                        List.of(evidence(line, asOf, telling, telling.days("date_planned", "days-after", after))))
                : new Line(
                        words.say("purchase.in-time", order, supplier, amount, day),
                        List.of(evidence(line, asOf, telling)));
    }

    public static RecordEvidence evidence(OdooRecord line, Instant asOf, Telling telling) {
        return evidence(line, asOf, telling, null);
    }

    private static RecordEvidence evidence(OdooRecord line, Instant asOf, Telling telling, @Nullable RecordValue more) {
        var unit = Telling.label(line, "product_uom_id", "");
        var late = daysLate(line, telling);
        return telling.evidence(
                line,
                Purchases.order(line),
                asOf,
                telling.day(line, "date_planned"),
                telling.reference(line, "partner_id"),
                telling.reference(line, "product_id"),
                telling.quantity(line, "product_qty", unit),
                telling.quantity(line, "qty_received", unit),
                telling.computed("product_qty", "open", Purchases.open(line), unit),
                telling.state(line, "state", "purchase"),
                late > 0 ? telling.days("date_planned", "days-late", late) : null,
                more);
    }
}
