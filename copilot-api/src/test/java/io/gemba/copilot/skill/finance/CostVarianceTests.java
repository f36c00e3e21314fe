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
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class CostVarianceTests {
    @SuppressWarnings("NullAway.Init")
    private static FinanceRecords records;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named gear;

    @SuppressWarnings("NullAway.Init")
    private static Named dear;

    @SuppressWarnings("NullAway.Init")
    private static Named cheap;

    @SuppressWarnings("NullAway.Init")
    private static Named foreign;

    @BeforeAll
    static void makeOrders() {
        var real = RealOdoo.running();
        records = new FinanceRecords(real);
        asking = new Asking(real);
        var mark = FinanceRecords.mark();
        gear = records.product(A, "CG-" + mark, "Planet carrier " + mark, 100);
        var part = records.product(A, "CA-" + mark, "Planet pin " + mark, 12.5);
        dear = records.finished(A, gear.id(), part.id(), 8, 10, 90, 120);
        cheap = records.finished(A, gear.id(), part.id(), 8, 7, 90, 60);
        foreign = records.finished(B, gear.id(), part.id(), 8, 20, 90, 600);
    }

    @Test
    void comparesWhatWasTakenAndWorkedWithWhatWasAskedFor() {
        var report = told(
                asking.ask("ops", "What is the cost variance of %s at plant A this month?".formatted(gear.name())));

        // Taken: 10 + 7 pieces at 12.50; worked: 120 + 60 minutes at 60 an hour.
        assertThat(text(report))
                .contains("2 manufacturing orders", "cost 392.50 EUR against 380 EUR planned", "+12.50 EUR (+3.3 %)")
                .contains("Material: 212.50 EUR against 200 EUR planned (+12.50 EUR)")
                .contains("Work: 180 EUR against 180 EUR planned (0 EUR)");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains(dear.name(), "190 EUR", "245 EUR", "+55 EUR", "+25 EUR", "+30 EUR"))
                .anySatisfy(
                        row -> assertThat(row.cells()).contains(cheap.name(), "-42.50 EUR", "-12.50 EUR", "-30 EUR"));
        assertBorneOut(report);
    }

    @Test
    void addsUpToWhatTheMovesOfAllFinishedOrdersAreWorth() {
        var first = PlantTime.today().withDayOfMonth(1);
        var orders = records.all(
                A,
                "mrp.production",
                List.of(
                        List.of("state", "=", "done"),
                        List.of("company_id", "=", A),
                        List.of("date_finished", ">=", PlantTime.beginOf(first))),
                "name");
        var ids = orders.valueStream().map(it -> it.path("id").asLong()).toList();
        var worth = records.all(
                        A,
                        "stock.move",
                        List.of(List.of("raw_material_production_id", "in", ids), List.of("state", "=", "done")),
                        "value")
                .valueStream()
                .map(it -> it.path("value").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);

        var report = told(asking.ask("finance", "Show me the cost variance by plant and product family this month."));

        assertThat(evidence(report))
                .anySatisfy(it -> assertThat(it.values()).anySatisfy(value -> {
                    assertThat(value.field()).isEqualTo("value");
                    assertThat(new BigDecimal(value.value())).isEqualByComparingTo(worth);
                }));
        assertThat(text(report)).contains(ids.size() + " manufacturing orders");
        assertBorneOut(report);
    }

    @Test
    void showsNothingOfAnotherPlant() {
        var own = told(asking.ask("planner", "Cost variance of %s this month".formatted(gear.name())));
        var others = told(asking.ask("plantb", "Cost variance of %s this month".formatted(gear.name())));

        assertThat(text(own)).contains("2 manufacturing orders").doesNotContain("Plant B");
        assertThat(text(others)).contains("1 manufacturing order finished").doesNotContain("Plant A");
        assertThat(evidence(own))
                .noneMatch(it -> it.model().equals("mrp.production") && it.ids().contains(foreign.id()));
        assertBorneOut(others);
    }

    @Test
    void isClosedToWhoeverMayNotReadOrders() {
        var outcome = asking.ask("buyer", "Show me the cost variance by plant and product family.");

        assertThat(outcome).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void answersInGerman() {
        var report = told(asking.ask(
                "ops",
                "Kostenabweichung von %s diesen Monat".formatted(gear.name()),
                Language.GERMAN,
                Optional.empty()));

        assertThat(text(report)).contains("2 abgeschlossene Fertigungsaufträge", "392,50 EUR", "+12,50 EUR", "+3,3 %");
        assertBorneOut(report);
    }
}
