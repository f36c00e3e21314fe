package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What was invoiced to customers against what the goods cost that went to them, by plant and product family. */
final class Margin implements Skill {
    static final String REVENUE = "balance:sum";
    static final String COST = "value:sum";
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    private static final int MOST = 1000;

    @Override
    public String id() {
        return "margin";
    }

    @Override
    public List<Slot> slots() {
        return List.of(new Slot.OfPeriod(PERIOD), new Slot.OfSite(SITE));
    }

    @Override
    public RecordKind about() {
        return RecordKind.INVOICE;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FinanceTypes.SOLD, FinanceTypes.DELIVERED, FinanceTypes.COMPANY, FinanceTypes.FAMILY);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var scope = new Scope(
                slots.period(PERIOD).orElseGet(() -> Scope.lastMonth(telling.today())), slots.site(SITE), telling);
        return new MarginTelling(read(scope, records), scope, telling).report();
    }

    private static Figures read(Scope scope, Records records) {
        var sold = Domain.all(
                Domain.equal("parent_state", "posted"),
                Domain.equal("display_type", "product"),
                Domain.in("move_type", List.of("out_invoice", "out_refund")),
                scope.daysOf("date"),
                scope.ofCompany());
        var delivered = Domain.all(
                Domain.equal("state", "done"),
                Domain.where("sale_line_id", Operator.NOT_EQUAL, null),
                // What is made or bought to order points at the sales order, too, when it comes in.
                Domain.any(
                        Domain.all(Domain.equal("is_out", true), Domain.in("location_dest_usage", StockValue.GONE)),
                        Domain.all(Domain.equal("is_in", true), Domain.equal("location_usage", "customer"))),
                scope.timesOf("date"),
                scope.ofCompany());
        var revenue = begin(records, FinanceTypes.SOLD, sold, REVENUE, "company_id");
        var cost = begin(records, FinanceTypes.DELIVERED, delivered, COST, "company_id", "is_in");
        var revenues = begin(records, FinanceTypes.SOLD, sold, REVENUE, "company_id", "product_id");
        var costs = begin(records, FinanceTypes.DELIVERED, delivered, COST, "company_id", "product_id", "is_in");
        var lack = revenue.join().lack();
        if (lack != null) {
            throw new NotRead(lack);
        }
        var companies = ids(revenue.join(), cost.join(), "company_id");
        var products = ids(revenues.join(), costs.join(), "product_id");
        return new Figures(
                revenue.join(),
                cost.join(),
                revenues.join(),
                costs.join(),
                companies.isEmpty()
                        ? Read.nothing()
                        : records.read(FinanceTypes.COMPANY, Domain.in("id", companies), "id"),
                products.isEmpty()
                        ? Read.nothing()
                        : records.first(MOST, FinanceTypes.FAMILY, Domain.in("id", products), "id"));
    }

    private static CompletableFuture<Groups> begin(
            Records records, RecordType type, Domain domain, String sum, String... by) {
        return records.beginGroups(
                type,
                Grouping.of(type.model(), domain, List.of(by), List.of(sum, Grouping.COUNT))
                        .atMost(MOST));
    }

    private static List<Long> ids(Groups one, Groups other, String field) {
        return Stream.of(one, other)
                .flatMap(it -> it.rows().stream())
                .map((OdooGroup it) -> Money.id(it, field))
                .filter(it -> it != 0)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /**
     * What was read.
     *
     * @param revenue by plant
     * @param cost by plant, and whether it came back
     * @param revenues by plant and product
     * @param costs the same
     */
    record Figures(Groups revenue, Groups cost, Groups revenues, Groups costs, Read companies, Read families) {}
}
