package io.gemba.copilot.skill.finance;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.finance.FinanceRecords.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class MarginTests {
    private static final String QUESTION = "What margin do we make by plant and product family this month?";

    @SuppressWarnings("NullAway.Init")
    private static FinanceRecords records;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static String family;

    @BeforeAll
    static void sell() {
        var real = RealOdoo.running();
        records = new FinanceRecords(real);
        asking = new Asking(real);
        family = "Family " + FinanceRecords.mark();
        var category = real.create(A, "product.category", Map.of("name", family));
        var mark = FinanceRecords.mark();
        var product = records.product(A, "MG-" + mark, "Flange " + mark, 30);
        real.write(A, "product.product", product.id(), Map.of("categ_id", category));
        records.sold(
                A,
                records.supplier("Marmor%s AG".formatted(FinanceRecords.letters()))
                        .id(),
                product.id(),
                50);
    }

    @Test
    void isWhatWasInvoicedLessWhatTheGoodsCost() {
        var report = told(asking.ask("finance", QUESTION));

        // Ten pieces at 50, of which one cost 30.
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells()).contains(family, "500 EUR", "300 EUR", "200 EUR", "40 %"));
        assertThat(text(report)).contains("services have no cost here");
        assertBorneOut(report);
    }

    @Test
    void addsUpAllInvoicedLinesToTheCent() {
        var first = PlantTime.today().withDayOfMonth(1);
        var revenue = records.all(
                        A,
                        "account.move.line",
                        List.of(
                                List.of("move_id.move_type", "in", List.of("out_invoice", "out_refund")),
                                List.of("parent_state", "=", "posted"),
                                List.of("display_type", "=", "product"),
                                List.of("company_id", "=", A),
                                List.of("date", ">=", first.toString())),
                        "balance")
                .valueStream()
                .map(it -> it.path("balance").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .negate()
                .setScale(2, RoundingMode.HALF_UP);

        var report = told(asking.ask("finance", QUESTION));

        assertThat(evidence(report).getFirst().values())
                .anySatisfy(it -> assertThat(new BigDecimal(it.value())).isEqualByComparingTo(revenue));
    }

    @Test
    void isClosedToWhoeverMayNotReadInvoices() {
        assertThat(asking.ask("planner", QUESTION)).isInstanceOf(Outcome.Closed.class);
        assertThat(asking.ask("plantb", QUESTION)).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void answersInFrench() {
        var report = told(asking.ask(
                "finance",
                "Quelle marge faisons-nous par usine et famille de produits ce mois-ci ?",
                Language.FRENCH,
                Optional.empty()));

        assertThat(rows(report)).anySatisfy(row -> assertThat(row.cells()).contains(family, "500 EUR", "40 %"));
        assertBorneOut(report);
    }
}
