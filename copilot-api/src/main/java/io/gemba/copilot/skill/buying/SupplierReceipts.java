package io.gemba.copilot.skill.buying;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import io.gemba.odoo.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came from one supplier: from receipts that are done to the lines of the orders that they belong to.
 *
 * @param domain of the moves
 */
record SupplierReceipts(Read pickings, Read moves, Read lines, Read places, Domain domain) {
    /** As many as Odoo hands out at once: a rate over the latest few would be another one. */
    private static final int MOST = 1000;

    static SupplierReceipts read(long supplier, Optional<Company> site, Span span, Records records) {
        var places = records.begin(Types.LOCATION, Domain.equal("usage", "supplier"), "id");
        var wanted = new ArrayList<Domain>();
        wanted.add(Domain.equal("partner_id", supplier));
        wanted.add(Domain.equal("state", "done"));
        wanted.add(span.of("date_done"));
        site.map(Company::odooId).ifPresent(it -> wanted.add(Domain.equal("company_id", it)));
        var pickings =
                records.read(BuyingTypes.PICKING, Domain.all(wanted.toArray(Domain[]::new)), "date_done desc, id desc");
        var domain = received(ids(pickings.rows()), places.join());
        var moves = pickings.rows().isEmpty()
                ? Read.nothing()
                : records.first(MOST, BuyingTypes.RECEIPT, domain, "date desc, id desc");
        var lines = moves.rows().isEmpty()
                ? Read.nothing()
                : records.first(
                        MOST,
                        BuyingTypes.RECEIVED_LINE,
                        Domain.in("id", byLine(moves.rows()).keySet()),
                        "id");
        return new SupplierReceipts(pickings, moves, lines, places.join(), domain);
    }

    /** What went back to the supplier is no receipt, and what came for it afterwards is none that was promised. */
    private static Domain received(List<Long> pickings, Read places) {
        return Domain.all(
                Domain.in("picking_id", pickings),
                Domain.equal("state", "done"),
                Domain.where("purchase_line_id", Operator.NOT_EQUAL, null),
                Domain.equal("origin_returned_move_id", null),
                places.rows().isEmpty()
                        ? Domain.EVERYTHING
                        : Domain.where("location_dest_id", Operator.NOT_IN, ids(places.rows())));
    }

    private static List<Long> ids(List<OdooRecord> rows) {
        return rows.stream().map(OdooRecord::id).toList();
    }

    private static Map<Long, List<OdooRecord>> byLine(List<OdooRecord> moves) {
        return moves.stream()
                .filter(it -> it.reference("purchase_line_id").isPresent())
                .collect(Collectors.groupingBy(SupplierReceipts::line, LinkedHashMap::new, Collectors.toList()));
    }

    private static long line(OdooRecord move) {
        return move.reference("purchase_line_id").map(Reference::id).orElse(0L);
    }

    Punctuality punctuality(Telling telling) {
        var known = lines.rows().stream().collect(Collectors.toMap(OdooRecord::id, Function.identity()));
        var receipts = new ArrayList<Receipt>();
        byLine(moves.rows()).forEach((id, came) -> {
            var line = Optional.ofNullable(known.get(id));
            var deliveries = came.stream()
                    .flatMap(it -> delivery(it, line, telling).stream())
                    .toList();
            if (!deliveries.isEmpty()) {
                receipts.add(new Receipt(id, deliveries, day(line.flatMap(it -> it.time("date_approve")), telling)));
            }
        });
        return new Punctuality(receipts);
    }

    private static Optional<Receipt.Delivery> delivery(OdooRecord move, Optional<OdooRecord> line, Telling telling) {
        var promised = day(move.time("date_deadline").or(() -> line.flatMap(it -> it.time("date_planned"))), telling);
        var came = day(move.time("date"), telling);
        return promised.flatMap(due -> came.map(it -> new Receipt.Delivery(move.id(), due, it)));
    }

    private static Optional<LocalDate> day(Optional<Instant> instant, Telling telling) {
        return instant.map(telling.format()::dayOf);
    }

    Optional<OdooRecord> move(long id) {
        return moves.rows().stream().filter(it -> it.id() == id).findFirst();
    }

    Optional<OdooRecord> order(Receipt receipt) {
        return lines.rows().stream().filter(it -> it.id() == receipt.line()).findFirst();
    }

    /** The numbers of the moves of some lines. */
    List<Long> moves(Punctuality of) {
        return of.lines().stream()
                .flatMap(it -> it.deliveries().stream())
                .map(Receipt.Delivery::move)
                .toList();
    }

    /** True if there is more than was looked at. */
    boolean isCut() {
        return pickings.cut() || moves.cut();
    }

    boolean succeeded() {
        return pickings.succeeded() && moves.succeeded();
    }

    void note(Lacks lacks) {
        lacks.of("receipts", pickings);
        lacks.of("receipts", moves.succeeded() && pickings.cut() ? Read.nothing() : moves);
        lacks.of("purchases", lines);
        lacks.of("locations", places);
    }

    /** The types that it reads. */
    static Set<RecordType> reads() {
        return Set.of(BuyingTypes.PICKING, BuyingTypes.RECEIPT, BuyingTypes.RECEIVED_LINE, Types.LOCATION);
    }
}
