package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Vendor bills that are not as bills usually are, each with the rule that caught it. Bank accounts are never looked at.
 */
final class UnusualInvoices implements Skill {
    private static final String SUPPLIER = "supplier";
    private static final String PERIOD = "period";
    private static final String SITE = "site";
    private static final int DAYS = 90;
    private static final int YEAR = 365;
    private static final int MOST = 1000;

    @Override
    public String id() {
        return "unusual-invoices";
    }

    @Override
    public List<Slot> slots() {
        return List.of(
                new Slot.OfPeriod(PERIOD),
                new Slot.OfSite(SITE),
                new Slot.OfRecord(SUPPLIER, RecordKind.PARTNER, false));
    }

    @Override
    public RecordKind about() {
        return RecordKind.INVOICE;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(FinanceTypes.BILL, FinanceTypes.BILL_LINE, FinanceTypes.ORDERED_LINE, FinanceTypes.CLOSED_PERIOD);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var named = slots.period(PERIOD);
        var scope = new Scope(named.orElseGet(() -> Scope.lastDays(telling.today(), DAYS)), slots.site(SITE), telling);
        var supplier = slots.record(SUPPLIER);
        var of = supplier.map(it -> Domain.equal("partner_id", it.read().id())).orElse(Domain.EVERYTHING);
        var bills = records.needed(
                FinanceTypes.BILL,
                Domain.all(
                        Domain.equal("move_type", Bills.BILL),
                        Domain.in("state", List.of("draft", "posted")),
                        named.isPresent()
                                ? within(scope)
                                // What is not posted yet can still be stopped, however long ago it came.
                                : Domain.any(within(scope), Domain.equal("state", "draft")),
                        scope.ofCompany(),
                        of),
                "create_date desc, id desc");
        var read = bills.rows().isEmpty()
                ? new BillsRead(bills, Read.nothing(), Read.nothing(), Read.nothing(), Read.nothing(), Read.nothing())
                : behind(bills, scope, records);
        return new UnusualTelling(read, scope, named.isEmpty(), supplier, telling).report();
    }

    /** By the day of the bill; one that has none yet, by when it came. */
    private static Domain within(Scope scope) {
        return Domain.any(
                scope.daysOf("invoice_date"),
                Domain.all(Domain.equal("invoice_date", null), scope.timesOf("create_date")));
    }

    private static BillsRead behind(Read bills, Scope scope, Records records) {
        var rows = bills.rows();
        var partners = ids(rows, "partner_id");
        var references = rows.stream()
                .map(it -> it.text("ref").orElse(""))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        var alike = references.isEmpty()
                ? CompletableFuture.completedFuture(Read.nothing())
                : begin(
                        records,
                        it -> it.first(
                                MOST,
                                FinanceTypes.BILL,
                                Domain.all(
                                        Domain.equal("move_type", Bills.BILL),
                                        Domain.in("state", List.of("draft", "posted")),
                                        Domain.in("partner_id", partners),
                                        Domain.in("ref", references)),
                                "id desc"));
        var earlier = begin(
                records,
                it -> it.first(
                        MOST,
                        FinanceTypes.BILL,
                        Domain.all(
                                Domain.equal("move_type", Bills.BILL),
                                Domain.equal("state", "posted"),
                                Domain.in("partner_id", partners),
                                Domain.where(
                                        "invoice_date",
                                        Operator.AT_LEAST,
                                        scope.period().from().minusDays(YEAR)),
                                Domain.where(
                                        "invoice_date",
                                        Operator.LESS,
                                        scope.period().from())),
                        "invoice_date desc, id desc"));
        var companies = records.begin(FinanceTypes.CLOSED_PERIOD, Domain.in("id", ids(rows, "company_id")), "id");
        var lines = records.first(
                MOST,
                FinanceTypes.BILL_LINE,
                Domain.all(
                        Domain.in("move_id", rows.stream().map(OdooRecord::id).toList()),
                        Domain.equal("display_type", "product")),
                "move_id, id");
        var billed = ids(lines.rows(), "purchase_line_id");
        var ordered = billed.isEmpty()
                ? Read.nothing()
                : records.first(MOST, FinanceTypes.ORDERED_LINE, Domain.in("id", billed), "id");
        return new BillsRead(bills, alike.join(), earlier.join(), lines, ordered, companies.join());
    }

    private static CompletableFuture<Read> begin(Records records, Function<Records, Read> reading) {
        return CompletableFuture.supplyAsync(() -> reading.apply(records), Thread::startVirtualThread);
    }

    private static List<Long> ids(List<OdooRecord> rows, String field) {
        return rows.stream()
                .map(it -> Money.id(it, field))
                .filter(it -> it != 0)
                .distinct()
                .toList();
    }
}
