package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finished orders with what they took. Only orders of which everything was read count: the rest would look cheap.
 *
 * @param orders that finished in the period
 * @param costs of those orders of which everything was read
 * @param families what kind of product each product is
 */
record CostReading(Read orders, List<Read> moves, Read works, Read families, List<OrderCost> costs) {
    /** As many as Odoo gives at once. */
    private static final int MOST = 1000;

    static CostReading of(Read orders, Records records) {
        if (orders.rows().isEmpty()) {
            return new CostReading(orders, List.of(), Read.nothing(), Read.nothing(), List.of());
        }
        var ids = orders.rows().stream().map(OdooRecord::id).toList();
        var half = (ids.size() + 1) / 2;
        var moves = Stream.of(ids.subList(0, half), ids.subList(half, ids.size()))
                .filter(it -> !it.isEmpty())
                .map(it -> begin(FinanceTypes.CONSUMED, consumedBy(it), "raw_material_production_id, id", records))
                .toList();
        var works = begin(FinanceTypes.WORKED, workedFor(ids), "production_id, id", records);
        var products =
                orders.rows().stream().map(it -> Money.id(it, "product_id")).collect(Collectors.toSet());
        var families = records.read(FinanceTypes.FAMILY, Domain.in("id", products), "id");
        return of(orders, moves.stream().map(CompletableFuture::join).toList(), works.join(), families);
    }

    private static CostReading of(Read orders, List<Read> moves, Read works, Read families) {
        var byOrder = moves.stream()
                .flatMap(it -> it.rows().stream())
                .collect(Collectors.groupingBy(it -> Money.id(it, "raw_material_production_id")));
        var worksByOrder = works.rows().stream().collect(Collectors.groupingBy(it -> Money.id(it, "production_id")));
        var missing = new HashSet<Long>();
        var half = (orders.rows().size() + 1) / 2;
        for (int i = 0; i < moves.size(); i++) {
            var part = i == 0
                    ? orders.rows().stream().limit(half)
                    : orders.rows().stream().skip(half);
            missing.addAll(missing(moves.get(i), "raw_material_production_id", part, byOrder.keySet()));
        }
        missing.addAll(missing(works, "production_id", orders.rows().stream(), worksByOrder.keySet()));
        var unitCosts = new OrderCost.UnitCosts(moves.stream().flatMap(it -> it.rows().stream()));
        var costs = new ArrayList<OrderCost>();
        orders.rows().stream()
                .filter(it -> !missing.contains(it.id()))
                .forEach(it -> costs.add(OrderCost.of(
                        it,
                        byOrder.getOrDefault(it.id(), List.of()),
                        worksByOrder.getOrDefault(it.id(), List.of()),
                        unitCosts)));
        return new CostReading(orders, moves, works, families, costs);
    }

    /** Where there is more than was read, the last order may be read in part, and those behind it not at all. */
    private static Set<Long> missing(Read read, String field, Stream<OdooRecord> orders, Set<Long> seen) {
        if (!read.cut() || read.rows().isEmpty()) {
            return Set.of();
        }
        var last = Money.id(read.rows().getLast(), field);
        return orders.map(OdooRecord::id)
                .filter(it -> it == last || !seen.contains(it))
                .collect(Collectors.toSet());
    }

    private static CompletableFuture<Read> begin(RecordType type, Domain domain, String order, Records records) {
        return CompletableFuture.supplyAsync(
                () -> records.first(MOST, type, domain, order), Thread::startVirtualThread);
    }

    /** What orders asked for: what was called off was asked for, too. */
    static Domain consumedBy(List<Long> orders) {
        return Domain.all(
                Domain.in("raw_material_production_id", orders), Domain.in("state", List.of("done", "cancel")));
    }

    static Domain workedFor(List<Long> orders) {
        return Domain.all(Domain.in("production_id", orders), Domain.equal("state", "done"));
    }

    /** The product family of an order; empty if it could not be read. */
    String family(OrderCost cost) {
        return familyOf().getOrDefault(Money.id(cost.order(), "product_id"), "");
    }

    private Map<Long, String> familyOf() {
        return families.rows().stream()
                .collect(Collectors.toMap(OdooRecord::id, it -> Money.label(it, "categ_id"), (one, same) -> one));
    }

    /** The currency of a plant's books, as its moves have it. */
    Map<Long, String> currencies() {
        return moves.stream()
                .flatMap(it -> it.rows().stream())
                .collect(Collectors.toMap(
                        it -> Money.id(it, "company_id"),
                        it -> Money.label(it, "company_currency_id"),
                        (one, same) -> one));
    }

    <K> Map<K, List<OrderCost>> by(Function<OrderCost, K> key) {
        return costs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
