package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.buying.Purchasing.ago;
import static io.gemba.copilot.skill.buying.Purchasing.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.odoo.testing.RealOdoo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people: what is late beside what is still to come. */
@Tag("real-odoo")
class LatePurchasesTests {
    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named supplier;

    @SuppressWarnings("NullAway.Init")
    private static Named overdue;

    @SuppressWarnings("NullAway.Init")
    private static Named soon;

    @SuppressWarnings("NullAway.Init")
    private static Named later;

    @BeforeAll
    static void buy() {
        var real = RealOdoo.running();
        asking = new Asking(real);
        var buying = new Purchasing(real, Purchasing.companies(real).getFirst());
        supplier = buying.supplier("Spaetenbrunn");
        var part = buying.part("SP");
        overdue = buying.order(supplier, 30, line(part, 10, 3, ago(9)));
        soon = buying.order(supplier, 20, line(part, 4, 3, ago(-5)));
        later = buying.order(supplier, 20, line(part, 6, 3, ago(-40)));
    }

    @Test
    void tellsOnlyWhatIsLateWhereNoDaysAreAskedFor() {
        var report = told(asking.ask("buyer", "Which purchase orders of %s are late?".formatted(supplier.name())));

        assertThat(text(report))
                .contains("1 line of 1 order", overdue.name(), "9 days")
                .doesNotContain("still to come");
        assertThat(rows(report))
                .singleElement()
                .satisfies(it -> assertThat(it.cells()).contains(overdue.name()));
        assertBorneOut(report);
    }

    @Test
    void tellsWhatIsStillToComeOnDaysAhead() {
        var report = told(asking.ask(
                "buyer", "Which deliveries of %s come in within the next 10 days?".formatted(supplier.name())));

        assertThat(text(report)).contains("1 line of 1 order", "is still to come: " + soon.name());
        assertThat(rows(report))
                .singleElement()
                .satisfies(it -> assertThat(it.cells()).contains(soon.name(), "4 Units"));
        assertBorneOut(report);
    }

    @Test
    void tellsWhatIsLateBeforeWhatIsStillToCome() {
        var from = PlantTime.today().minusDays(20);
        var to = PlantTime.today().plusDays(60);

        var report = told(asking.ask(
                "buyer", "Which deliveries of %s were promised from %s to %s?".formatted(supplier.name(), from, to)));

        assertThat(text(report))
                .containsSubsequence(
                        "1 line of 1 order",
                        overdue.name(),
                        "2 lines of 2 orders",
                        "still to come; the first is",
                        soon.name());
        assertThat(rows(report))
                .hasSize(3)
                .anySatisfy(it -> assertThat(it.cells()).contains(later.name()));
        assertBorneOut(report);
    }

    @Test
    void looksAtAnOrderAsAWholeWhateverDaysAreNamed() {
        var report = told(asking.ask("buyer", "Does purchase order %s come this week?".formatted(later.name())));

        assertThat(text(report)).contains(later.name(), "is not late: its next delivery is promised for");
        assertBorneOut(report);
    }

    @Test
    void saysThatNothingIsToCome() {
        var report = told(asking.ask("buyer", "Which deliveries of %s come tomorrow?".formatted(supplier.name())));

        assertThat(text(report)).contains("No purchase order line from " + supplier.name(), "is still to come");
        assertBorneOut(report);
    }
}
