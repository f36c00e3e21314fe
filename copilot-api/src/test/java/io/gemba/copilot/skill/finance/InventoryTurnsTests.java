package io.gemba.copilot.skill.finance;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.finance.FinanceRecords.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class InventoryTurnsTests {
    private static final String QUESTION = "What are our inventory turns by plant and product family?";

    @SuppressWarnings("NullAway.Init")
    private static FinanceRecords records;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static String family;

    @BeforeAll
    static void moveStock() {
        var real = RealOdoo.running();
        records = new FinanceRecords(real);
        asking = new Asking(real);
        family = "Family " + FinanceRecords.mark();
        var category = real.create(A, "product.category", Map.of("name", family));
        var mark = FinanceRecords.mark();
        var product = records.product(A, "IT-" + mark, "Worm shaft " + mark, 10);
        real.write(A, "product.product", product.id(), Map.of("categ_id", category));
        var supplier = records.supplier("Gneis%s SE".formatted(FinanceRecords.letters()));
        records.receive(A, records.ordered(A, supplier.id(), product.id(), 50, 10), 50);
        var gear = records.product(A, "IG-" + mark, "Worm gear " + mark, 100);
        records.finished(A, gear.id(), product.id(), 20, 20, 30, 30);
    }

    @Test
    void turnsWhatWasUsedAgainstTheAverageStock() {
        var report = told(asking.ask("planner", QUESTION));

        // 50 came at 10 and 20 were taken: from nothing to 300, 150 on average, 200 used.
        assertThat(rows(report))
                .anySatisfy(row ->
                        assertThat(row.cells()).contains(family, "1.33", "274 days", "200 EUR", "150 EUR", "300 EUR"));
        assertBorneOut(report);
    }

    @Test
    void addsUpWhatAllMovesAreWorthToTheCent() {
        var first = PlantTime.today().minusDays(364);
        var moves = records.all(
                A,
                "stock.move",
                List.of(
                        List.of("company_id", "=", A),
                        List.of("state", "=", "done"),
                        "|",
                        List.of("is_in", "=", true),
                        List.of("is_out", "=", true)),
                "value",
                "is_in",
                "is_out",
                "date",
                "location_dest_id",
                "location_dest_usage",
                "location_usage");
        Predicate<JsonNode> within = it -> it.path("date").asString().compareTo(first.toString()) >= 0;
        Predicate<JsonNode> out = it -> it.path("is_out").asBoolean();
        var opening = sum(moves, within.negate().and(out.negate()))
                .subtract(sum(moves, within.negate().and(out)));
        var closing = opening.add(sum(moves, within.and(out.negate()))).subtract(sum(moves, within.and(out)));
        var consumed = sum(
                moves,
                within.and(out)
                        .and(it -> it.path("location_dest_usage").asString().equals("production")));
        var delivered = sum(
                        moves,
                        within.and(out)
                                .and(it -> List.of("customer", "transit")
                                        .contains(it.path("location_dest_usage").asString())))
                .subtract(sum(
                        moves,
                        within.and(out.negate())
                                .and(it -> it.path("location_usage").asString().equals("customer"))));
        var average = opening.add(closing)
                .divide(BigDecimal.valueOf(2), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP);

        var report = told(asking.ask("planner", QUESTION));

        assertThat(evidence(report).getFirst().values())
                .anySatisfy(it -> is(it, "Into production", consumed))
                .anySatisfy(it -> is(it, "Delivered", delivered))
                .anySatisfy(it -> is(it, "Stock on average", average))
                .anySatisfy(it -> is(it, "Stock at the end", closing));
        assertThat(text(report)).contains("Odoo keeps no history of stock value");
    }

    private static void is(RecordValue value, String label, BigDecimal amount) {
        assertThat(value.label()).isEqualTo(label);
        assertThat(new BigDecimal(value.value())).isEqualByComparingTo(amount);
        assertThat(value.unit()).isEqualTo("EUR");
    }

    private static BigDecimal sum(JsonNode moves, Predicate<JsonNode> of) {
        return moves.valueStream()
                .filter(of)
                .map(it -> it.path("value").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }

    @Test
    void showsNothingOfAnotherPlant() {
        var others = told(asking.ask("plantb", QUESTION));

        assertThat(text(others)).contains("Plant B").doesNotContain("Plant A");
        assertThat(rows(others)).noneMatch(row -> row.cells().contains(family));
        assertBorneOut(others);
    }

    @Test
    void isNarrowedToAPeriod() {
        var report = told(asking.ask("planner", "Inventory turns last month"));

        assertThat(text(report)).contains("from ").doesNotContain("Infinity");
        assertThat(rows(report)).noneMatch(row -> row.cells().contains(family));
        assertBorneOut(report);
    }

    @Test
    void answersInGerman() {
        var report = told(asking.ask(
                "planner",
                "Wie hoch ist der Lagerumschlag nach Werk und Produktfamilie?",
                Language.GERMAN,
                Optional.empty()));

        assertThat(text(report)).contains("aufs Jahr gerechnet", "EUR");
        assertThat(rows(report)).anySatisfy(row -> assertThat(row.cells()).contains(family, "1,33", "274 Tage"));
        assertBorneOut(report);
    }
}
