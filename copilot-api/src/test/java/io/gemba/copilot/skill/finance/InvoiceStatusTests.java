package io.gemba.copilot.skill.finance;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.finance.FinanceRecords.A;
import static io.gemba.copilot.skill.finance.FinanceRecords.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.finance.FinanceRecords.Ordered;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class InvoiceStatusTests {
    private static final LocalDate TODAY = PlantTime.today();

    @SuppressWarnings("NullAway.Init")
    private static FinanceRecords records;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named supplier;

    @SuppressWarnings("NullAway.Init")
    private static Ordered order;

    @SuppressWarnings("NullAway.Init")
    private static Named late;

    @SuppressWarnings("NullAway.Init")
    private static Named foreign;

    @BeforeAll
    static void makeBills() {
        var real = RealOdoo.running();
        records = new FinanceRecords(real);
        asking = new Asking(real);
        var mark = FinanceRecords.mark();
        supplier = records.supplier("Basalt%s GmbH".formatted(FinanceRecords.letters()));
        var product = records.product(A, "IS-" + mark, "Shim ring " + mark, 4);
        order = records.ordered(A, supplier.id(), product.id(), 50, 4.5);
        records.receive(A, order, 30);
        late = records.bill(A, supplier.id(), TODAY.minusDays(60))
                .reference("L-" + mark)
                .due(TODAY.minusDays(35))
                .of(product.id(), order, 20, 4.5)
                .posted();
        records.bill(A, supplier.id(), TODAY.minusDays(5))
                .reference("N-" + mark)
                .due(TODAY.plusDays(25))
                .of(1, 70.07)
                .posted();
        records.bill(A, supplier.id(), TODAY.minusDays(5))
                .reference("X-" + mark)
                .of(1, 999)
                .draft();
        foreign = records.bill(B, supplier.id(), TODAY.minusDays(40))
                .reference("F-" + mark)
                .due(TODAY.minusDays(10))
                .of(1, 5000)
                .posted();
    }

    @Test
    void tellsWhatIsOrderedReceivedBilledAndPaid() {
        var report = told(asking.ask("ap", "What is billed and paid of %s?".formatted(order.name())));

        assertThat(text(report))
                .contains(order.name() + " of " + supplier.name(), "225 EUR ordered", "90 EUR billed", "0 EUR of it")
                .contains("0 of 1 line of the order matches");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains("50 Units", "30 Units", "20 Units", "225 EUR", "90 EUR", "Received, not billed yet"))
                .anySatisfy(row -> assertThat(row.cells()).contains(late.name(), "90 EUR", "Not paid", "35 days"));
        assertBorneOut(report);
    }

    @Test
    void tellsWhereAnOpenBillStands() {
        var report = told(asking.ask(
                "ap",
                "Has this invoice been paid, and does it match its order?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("account.move", late.id()))));

        assertThat(text(report)).contains(late.name(), "90 EUR in total, 90 EUR still to be paid (Not paid)");
        assertThat(rows(report)).anySatisfy(row -> assertThat(row.cells()).contains(order.name(), "50 Units"));
        assertBorneOut(report);
    }

    @Test
    void addsUpWhatASupplierIsOwedByWhenItIsDue() {
        var report = told(asking.ask("ap", "Which bills of %s are still open?".formatted(supplier.name())));

        assertThat(text(report))
                .contains("1 vendor bill of " + supplier.name(), "is overdue, with 90 EUR to be paid")
                .contains("Open in all: 2, for 160.07 EUR")
                .contains("1 order has something that came", order.name());
        assertThat(rows(report))
                .anySatisfy(
                        row -> assertThat(row.cells()).contains(supplier.name(), "160.07 EUR", "90 EUR", "70.07 EUR"))
                .anySatisfy(row -> assertThat(row.cells()).contains(late.name(), "35 days"));
        assertThat(text(report)).doesNotContain("999 EUR");
        assertBorneOut(report);
    }

    @Test
    void tellsTheBillsThatAreDueOnTheDaysThatAreAskedFor() {
        var due = TODAY.plusDays(25);

        var report = told(asking.ask("ap", "Which bills of %s are due on %s?".formatted(supplier.name(), due)));

        assertThat(text(report))
                .contains("1 vendor bill of %s due on".formatted(supplier.name()), "is open, for 70.07 EUR")
                .doesNotContain("overdue:", "160.07");
        assertThat(rows(report))
                .noneMatch(row -> row.cells().contains(late.name()))
                .anySatisfy(row -> assertThat(row.cells()).contains("70.07 EUR", "Not paid"));
        assertBorneOut(report);
    }

    @Test
    void namesTheSuppliersOfBillsThatAreDueOnSomeDays() {
        var from = TODAY.minusDays(36);
        var to = TODAY.minusDays(34);

        var report = told(asking.ask("ap", "Which bills were due from %s to %s?".formatted(from, to)));

        assertThat(text(report)).contains("due from");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells()).contains(supplier.name(), late.name(), "35 days"));
        assertBorneOut(report);
    }

    @Test
    void saysThatNothingIsDueOnSomeDays() {
        var report = told(asking.ask("ap", "Which bills of %s are due tomorrow?".formatted(supplier.name())));

        assertThat(text(report)).contains("No posted vendor bill of %s due on".formatted(supplier.name()));
        assertBorneOut(report);
    }

    @Test
    void addsUpAllThatIsOpenToTheCent() {
        var open = records.all(
                        A,
                        "account.move",
                        List.of(
                                List.of("move_type", "=", "in_invoice"),
                                List.of("state", "=", "posted"),
                                List.of("company_id", "=", A),
                                List.of("payment_state", "in", List.of("not_paid", "partial", "blocked"))),
                        "amount_residual")
                .valueStream()
                .map(it -> it.path("amount_residual").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);

        var report = told(asking.ask("ap", "Which supplier payables are overdue?"));

        assertThat(evidence(report))
                .anySatisfy(it -> assertThat(it.values())
                        .anySatisfy(value ->
                                assertThat(new BigDecimal(value.value())).isEqualByComparingTo(open)));
        assertBorneOut(report);
    }

    @Test
    void showsNothingOfAnotherPlant() {
        var report = told(asking.ask("ap", "Which bills of %s are still open?".formatted(supplier.name())));

        assertThat(text(report)).doesNotContain("5,000", "5,160");
        assertThat(evidence(report))
                .noneMatch(it -> it.model().equals("account.move") && it.ids().contains(foreign.id()));
        assertThat(rows(report))
                .noneMatch(row ->
                        row.cells().contains(foreign.name()) && row.cells().contains("5,000 EUR"));
    }

    @Test
    void saysWhatOfTheBillsTheAskerMayNotRead() {
        var closed = asking.ask("planner", "Which supplier payables are overdue?");
        var order = told(
                asking.ask("planner", "What is billed and paid of %s?".formatted(InvoiceStatusTests.order.name())));

        assertThat(closed).isInstanceOf(Outcome.Closed.class);
        assertThat(text(order)).contains("225 EUR ordered without tax").doesNotContain("90 EUR");
        assertThat(order.notes()).anyMatch(it -> it.contains("lines of vendor bills"));
        assertThat(order.whole()).isFalse();
        assertBorneOut(order);
    }

    @Test
    void answersInSpanish() {
        var report = told(asking.ask(
                "ap",
                "¿Qué facturas de %s siguen abiertas?".formatted(supplier.name()),
                Language.SPANISH,
                Optional.empty()));

        assertThat(text(report)).contains("90 EUR por pagar", "160,07 EUR");
        assertBorneOut(report);
    }
}
