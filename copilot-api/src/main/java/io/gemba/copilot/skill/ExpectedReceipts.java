package io.gemba.copilot.skill;

import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is still to come of lines of purchase orders. Odoo keeps a receipt open for whatever it expects, and closes it
 * when somebody decides that the rest will not come: less than was ordered has come then, and nothing is late. Where
 * receipts cannot be read, quantities have to do.
 *
 * @param open receipts that are neither done nor cancelled, by line; what goes back to the supplier is none
 * @param looked false if there was no call left for it
 */
public record ExpectedReceipts(Groups open, Set<Long> lines, boolean looked) {
    public static final RecordType MOVE =
            new RecordType("stock.move", Set.of("purchase_line_id", "state", "origin_returned_move_id"), Set.of());

    private static final List<String> OVER = List.of("done", "cancel");
    private static final int MOST = 400;

    /** In one call, or none if nothing has been ordered of which not all has come. */
    public static ExpectedReceipts of(List<OdooRecord> lines, Records records) {
        var ordered = lines.stream()
                .filter(Purchases::isOrdered)
                .filter(Purchases::isOpen)
                .map(OdooRecord::id)
                .toList();
        if (ordered.isEmpty()) {
            return nothing();
        }
        var open = records.groups(
                MOVE,
                Grouping.of(
                                MOVE.model(),
                                Domain.all(
                                        Domain.in("purchase_line_id", ordered),
                                        Domain.where("state", Operator.NOT_IN, OVER),
                                        Domain.equal("origin_returned_move_id", null)),
                                List.of("purchase_line_id"),
                                List.of(Grouping.COUNT))
                        .atMost(MOST + 1));
        return new ExpectedReceipts(
                open,
                open.rows().stream()
                        .flatMap(it -> it.reference("purchase_line_id").stream())
                        .map(Reference::id)
                        .collect(Collectors.toUnmodifiableSet()),
                true);
    }

    /** Of no lines. */
    public static ExpectedReceipts nothing() {
        return new ExpectedReceipts(Groups.nothing(MOVE.model()), Set.of(), true);
    }

    /** Not looked at: quantities have to do. */
    public static ExpectedReceipts byQuantity() {
        return new ExpectedReceipts(Groups.nothing(MOVE.model()), Set.of(), false);
    }

    /** True if something of the line is still to come, or has been asked for and may. */
    public boolean isOpen(OdooRecord line) {
        return Purchases.isOpen(line)
                && (Purchases.isOrdered(line)
                        ? !looked || !open.succeeded() || lines.contains(line.id())
                        : Purchases.isLive(line));
    }
}
