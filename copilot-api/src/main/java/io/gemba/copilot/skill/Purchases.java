package io.gemba.copilot.skill;

import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lines of purchase orders. */
public final class Purchases {
    /** Orders, and requests that may become some. */
    public static final List<String> LIVE = List.of("draft", "sent", "to approve", "purchase", "done");

    /** Those that have been ordered. */
    public static final List<String> ORDERED = List.of("purchase", "done");

    /** Of these, those of which something is still expected. */
    public static final List<String> EXPECTED = List.of("pending", "partial");

    private static final Comparator<OdooRecord> BY_DAY =
            Comparator.comparing(it -> it.time("date_planned").orElse(Instant.MAX));

    private Purchases() {}

    /** How much of a line has not come yet. */
    public static BigDecimal open(OdooRecord line) {
        return line.decimal("product_qty")
                .orElse(BigDecimal.ZERO)
                .subtract(line.decimal("qty_received").orElse(BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }

    /** True if less has come than was ordered; the rest may have been given up, as {@link ExpectedReceipts} tell. */
    public static boolean isOpen(OdooRecord line) {
        return open(line).signum() > 0;
    }

    /** False of what has been cancelled. */
    public static boolean isLive(OdooRecord line) {
        return LIVE.contains(line.text("state").orElse(""));
    }

    /** False of what has only been asked for. */
    public static boolean isOrdered(OdooRecord line) {
        return ORDERED.contains(line.text("state").orElse(""));
    }

    /** What has been ordered before what has only been asked for, the earliest promised first. */
    public static List<OdooRecord> sorted(Stream<OdooRecord> lines) {
        return lines.sorted(
                        Comparator.comparing((OdooRecord it) -> !isOrdered(it)).thenComparing(BY_DAY))
                .toList();
    }

    /** The number of its order: what is shown may hold the supplier's own number, too. */
    public static String order(OdooRecord line) {
        return Telling.label(line, "order_id", "?");
    }
}
