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
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class UnusualInvoicesTests {
    private static final LocalDate TODAY = PlantTime.today();

    @SuppressWarnings("NullAway.Init")
    private static FinanceRecords records;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named supplier;

    @SuppressWarnings("NullAway.Init")
    private static Named twice;

    @SuppressWarnings("NullAway.Init")
    private static Named high;

    @SuppressWarnings("NullAway.Init")
    private static Named dear;

    @SuppressWarnings("NullAway.Init")
    private static Named foreign;

    private static final List<Long> USUAL = new ArrayList<>();

    @BeforeAll
    static void makeBills() {
        var real = RealOdoo.running();
        records = new FinanceRecords(real);
        asking = new Asking(real);
        var mark = FinanceRecords.mark();
        supplier = records.supplier("Quarz%s AG".formatted(FinanceRecords.letters()));
        var product = records.product(A, "UP-" + mark, "Thrust washer " + mark, 2);
        for (int i = 1; i <= 6; i++) {
            var day = TODAY.minusDays(30L * i + 10);
            USUAL.add(records.bill(A, supplier.id(), day)
                    .reference("Q%d-%s".formatted(i, mark))
                    .due(day.plusDays(30))
                    .of(1, 90 + i * 5)
                    .posted()
                    .id());
        }
        twice = records.bill(A, supplier.id(), TODAY.minusDays(2))
                .reference("q1 " + mark)
                .due(TODAY.plusDays(28))
                .of(1, 95)
                .posted();
        high = records.bill(A, supplier.id(), TODAY.minusDays(1))
                .reference("H-" + mark)
                .due(TODAY.plusDays(4))
                .of(1, 4000)
                .posted();
        var order = records.ordered(A, supplier.id(), product.id(), 50, 2);
        records.receive(A, order, 30);
        dear = records.bill(A, supplier.id(), TODAY.minusDays(3))
                .reference("D-" + mark)
                .due(TODAY.plusDays(27))
                .of(product.id(), order, 50, 2.4)
                .posted();
        foreign = records.bill(B, supplier.id(), TODAY.minusDays(1))
                .reference("q1" + mark)
                .of(1, 95)
                .posted();
    }

    private static Report report(String login) {
        return told(asking.ask(login, "Are there unusual invoices from %s?".formatted(supplier.name())));
    }

    @Test
    void findsTheSameReferenceTwiceHoweverItIsWritten() {
        assertThat(rows(report("ap")))
                .anySatisfy(row -> assertThat(String.join(" | ", row.cells()))
                        .contains("Same reference twice", twice.name(), supplier.name(), "95 EUR"));
    }

    @Test
    void findsAmountsAndTermsThatAreFarFromTheUsual() {
        var report = report("ap");

        // The medians of 95 to 120, and of the two bills that came before it: 95 and 120.
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(String.join(" | ", row.cells()))
                        .contains("Amount far above usual", high.name(), "4,000 EUR", "median of 8 earlier bills"))
                .anySatisfy(row -> assertThat(String.join(" | ", row.cells()))
                        .contains("Due sooner than usual", high.name(), "Due after 5 days", "usual are 30 days"));
        assertBorneOut(report);
    }

    @Test
    void holdsBillsAgainstTheOrderAndWhatCame() {
        var report = report("ap");

        assertThat(rows(report))
                .anySatisfy(row -> assertThat(String.join(" | ", row.cells()))
                        .contains("Price above the order", dear.name(), "20 EUR", "2.40 EUR per unit instead of 2 EUR"))
                .anySatisfy(row -> assertThat(String.join(" | ", row.cells()))
                        .contains(
                                "Billed more than received",
                                dear.name(),
                                "40 EUR",
                                "50 Units billed, 30 Units received"))
                .anySatisfy(row -> assertThat(String.join(" | ", row.cells()))
                        .contains("No purchase order behind it", high.name()));
        assertThat(rows(report))
                .noneSatisfy(row -> assertThat(String.join(" | ", row.cells()))
                        .contains("No purchase order behind it", dear.name()));
    }

    @Test
    void saysHowManyItLookedAtAndWhatTheyComeTo() {
        var report = report("ap");

        assertThat(text(report)).contains("vendor bills of " + supplier.name()).contains("5 median deviations");
        assertThat(evidence(report))
                .filteredOn(it -> it.model().equals("account.move"))
                .noneMatch(it -> it.ids().contains(foreign.id()));
        assertThat(evidence(report).stream().flatMap(it -> it.values().stream()))
                .noneMatch(it -> it.field().contains("bank"));
        assertBorneOut(report);
    }

    @Test
    void isClosedToWhoeverMayNotReadBills() {
        var outcome = asking.ask("planner", "Which vendor invoices look unusual?");

        assertThat(outcome).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void answersInFrench() {
        var report = told(asking.ask(
                "ap",
                "Y a-t-il des factures inhabituelles de %s ?".formatted(supplier.name()),
                Language.FRENCH,
                Optional.empty()));

        assertThat(rows(report)).anySatisfy(row -> assertThat(row.cells()).contains("Référence en double"));
        assertBorneOut(report);
    }
}
