package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stock was worth and what became of it, from the values that Odoo booked for the moves across the border of
 * stock. Odoo keeps no history of the value of stock, but all of these moves, which add up to it.
 *
 * @param before moves before the period
 * @param in moves into stock within the period
 * @param out moves out of stock within the period
 * @param byProduct whether these are parted by product, too: not if there are too many
 */
record StockValue(Groups before, Groups in, Groups out, boolean byProduct, Read places, Read companies, Read families) {
    private static final String VALUE = "value:sum";
    private static final int MOST = 1000;
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    static final Set<String> GONE = Set.of("customer", "transit");

    static StockValue read(Scope scope, Records records) {
        var parts = groups(scope, records, List.of("product_id"));
        var cut = parts.stream().anyMatch(Groups::cut);
        if (cut) {
            parts = groups(scope, records, List.of());
        }
        var before = parts.get(0);
        var in = parts.get(1);
        var out = parts.get(2);
        for (var part : parts) {
            if (part.lack() != null) {
                throw new NotRead(part.lack());
            }
        }
        var all = Stream.of(before, in, out).flatMap(it -> it.rows().stream()).toList();
        if (all.isEmpty()) {
            return new StockValue(before, in, out, !cut, Read.nothing(), Read.nothing(), Read.nothing());
        }
        var places = records.begin(
                FinanceTypes.PLACE,
                Domain.in(
                        "id",
                        Stream.concat(ids(in.rows(), "location_id"), ids(out.rows(), "location_dest_id"))
                                .distinct()
                                .toList()),
                "id");
        var companies = records.begin(
                FinanceTypes.COMPANY,
                Domain.in("id", ids(all, "company_id").distinct().toList()),
                "id");
        var families = cut
                ? Read.nothing()
                : records.first(
                        MOST,
                        FinanceTypes.FAMILY,
                        Domain.in(
                                "id",
                                ids(all, "product_id").distinct().limit(MOST).toList()),
                        "id");
        return new StockValue(before, in, out, !cut, places.join(), companies.join(), families);
    }

    /** In this order: before the period, into stock, out of stock. */
    private static List<Groups> groups(Scope scope, Records records, List<String> by) {
        var done = Domain.all(Domain.equal("state", "done"), scope.ofCompany());
        var before = Domain.all(
                done,
                Domain.where("date", Operator.LESS, scope.begin()),
                Domain.any(Domain.equal("is_in", true), Domain.equal("is_out", true)));
        var in = Domain.all(done, scope.timesOf("date"), Domain.equal("is_in", true));
        var out = Domain.all(done, scope.timesOf("date"), Domain.equal("is_out", true));
        return Stream.of(
                        begin(records, before, by, "is_in"),
                        begin(records, in, by, "location_id"),
                        begin(records, out, by, "location_dest_id"))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static CompletableFuture<Groups> begin(Records records, Domain domain, List<String> by, String last) {
        var fields = new ArrayList<>(List.of("company_id", last));
        fields.addAll(by);
        return records.beginGroups(
                FinanceTypes.VALUED_MOVE,
                Grouping.of("stock.move", domain, fields, List.of(VALUE, Grouping.COUNT))
                        .atMost(MOST));
    }

    private static Stream<Long> ids(List<OdooGroup> rows, String field) {
        return rows.stream().map(it -> Money.id(it, field)).filter(it -> it != 0);
    }

    /** The flows by what they have in common, such as their plant. */
    <K> Map<K, StockFlow> by(Function<OdooGroup, K> key) {
        var usage = places.rows().stream()
                .collect(Collectors.toMap(OdooRecord::id, it -> it.text("usage").orElse("")));
        var flows = new HashMap<K, StockFlow>();
        for (var it : before.rows()) {
            var value = it.flag("is_in") ? value(it) : value(it).negate();
            add(flows, key.apply(it), flow(it, value, ZERO, ZERO, ZERO, ZERO));
        }
        for (var it : in.rows()) {
            var from = usage.getOrDefault(Money.id(it, "location_id"), "");
            add(flows, key.apply(it), flow(it, ZERO, value(it), ZERO, ZERO, back(from, value(it))));
        }
        for (var it : out.rows()) {
            var to = usage.getOrDefault(Money.id(it, "location_dest_id"), "");
            add(
                    flows,
                    key.apply(it),
                    flow(
                            it,
                            ZERO,
                            ZERO,
                            value(it),
                            to.equals("production") ? value(it) : ZERO,
                            GONE.contains(to) ? value(it) : ZERO));
        }
        return flows;
    }

    /** What customers send back has not been delivered. */
    private static BigDecimal back(String from, BigDecimal value) {
        return from.equals("customer") ? value.negate() : ZERO;
    }

    private static BigDecimal value(OdooGroup group) {
        return Money.rounded(Money.of(group, VALUE));
    }

    private static StockFlow flow(
            OdooGroup group,
            BigDecimal opening,
            BigDecimal in,
            BigDecimal out,
            BigDecimal consumed,
            BigDecimal delivered) {
        return new StockFlow(
                opening, in, out, consumed, delivered, group.integer("__count").orElse(0L));
    }

    private static <K> void add(Map<K, StockFlow> flows, K key, StockFlow flow) {
        flows.merge(key, flow, StockFlow::plus);
    }

    /** The currency of a plant's books. */
    String currency(long company) {
        return companies.rows().stream()
                .filter(it -> it.id() == company)
                .findFirst()
                .map(it -> Money.label(it, "currency_id"))
                .orElse("");
    }

    /** The product family of each product. */
    Map<Long, String> familyOf() {
        return families.rows().stream().collect(Collectors.toMap(OdooRecord::id, it -> Money.label(it, "categ_id")));
    }
}
