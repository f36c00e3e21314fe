package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.buying.Purchasing.ago;
import static io.gemba.copilot.skill.buying.Purchasing.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class SupplierPerformanceTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Purchasing buying;

    @SuppressWarnings("NullAway.Init")
    private static Named supplier;

    @SuppressWarnings("NullAway.Init")
    private static Named part;

    /**
     * Six lines in three months: two on the day, one early, one a day late, one of which half was ten days late, and
     * one that was early and went back; and one that has not come at all.
     */
    @BeforeAll
    static void buy() {
        real = RealOdoo.running();
        asking = new Asking(real);
        buying = new Purchasing(real, Purchasing.companies(real).getFirst());
        supplier = buying.supplier("Quendorf");
        part = buying.part("QB");
        var other = buying.part("QC");
        var two = buying.order(supplier, 100, line(part, 5, 3, ago(80)), line(other, 2, 3, ago(80)));
        buying.receive(two, 80);
        var early = buying.order(supplier, 60, line(part, 5, 3, ago(40)));
        buying.receive(early, 42);
        var dayLate = buying.order(supplier, 50, line(part, 5, 3, ago(30)));
        buying.receive(dayLate, 29);
        var halves = buying.order(supplier, 40, line(part, 10, 3, ago(20)));
        buying.receive(halves, 20, Map.of(part, 5.0), false);
        buying.receive(halves, 10);
        var back = buying.order(supplier, 30, line(part, 4, 3, ago(8)));
        buying.receive(back, 9);
        buying.giveBack(back, 5);
        buying.order(supplier, 20, line(part, 4, 3, ago(2)));
    }

    @Test
    void measuresEachLineByItsLatestDeliveryAndLeavesReturnsOut() {
        var report = told(asking.ask(
                "buyer",
                "What is the on-time rate of %s?".formatted(supplier.name().split(" ")[0])));

        assertThat(text(report))
                .contains(supplier.name() + " delivered 4 of 6 order lines on time (66.7 %)")
                .contains("5 of 6 lines (83.3 %)")
                // 20 and 20, 18, 21, 30 and 21 days.
                .contains("20.5 days in the median", "at most 30 days in nine of ten cases", "on 6 lines")
                .doesNotContain("means little");
        assertThat(rows(report).stream().map(it -> it.cells().toString()))
                .contains(
                        "[Before the promised day, 2, 33.3 %]",
                        "[On the promised day, 2, 33.3 %]",
                        "[1 day late, 1, 16.7 %]",
                        "[More than 7 days late, 1, 16.7 %]");
        assertThat(rows(report))
                .anySatisfy(
                        row -> assertThat(row.cells()).contains("10 days").anyMatch(it -> it.contains(part.name())));
        assertThat(report.sections())
                .filteredOn(Chart.class::isInstance)
                .singleElement()
                .satisfies(it -> assertThat(((Chart) it).points().size()).isBetween(3, 4));
        assertBorneOut(report);
    }

    @Test
    void namesThePeriodAndSaysThatFewReceiptsMeanLittle() {
        var report = told(asking.ask(
                "buyer",
                "How punctual was %s from 2020-01-01?".formatted(supplier.name().split(" ")[0])));
        var rare = buying.supplier("Rarbach");
        buying.receive(buying.order(rare, 9, line(part, 1, 3, ago(3))), 1);

        var few = told(asking.ask(
                "buyer",
                "Wie pünktlich liefert %s?".formatted(rare.name().split(" ")[0]),
                Language.GERMAN,
                Optional.empty()));

        assertThat(text(report)).contains("no receipt from " + supplier.name());
        assertThat(text(few)).contains(rare.name() + " hat 0 von 1 Bestellposition pünktlich", "weniger als fünf");
        assertBorneOut(report);
        assertBorneOut(few);
    }

    @Test
    void ranksSuppliersByTheWeekAsCountedFromTheirReceipts() {
        var report = told(asking.ask("buyer", "Which suppliers are the least punctual?"));

        assertThat(text(report)).contains("came in the promised week or before", "least punctual");
        assertBorneOut(report);
        var weekly = evidence(report).stream()
                .filter(it -> it.label().equals(supplier.name()))
                .findFirst();
        // Ten days are another week; a day is one if it is a Monday.
        var monday = LocalDate.parse(Purchasing.day(29)).getDayOfWeek() == DayOfWeek.MONDAY;
        if (rows(report).size() < 20) {
            assertThat(weekly).isPresent();
        }
        weekly.ifPresent(it -> assertThat(it.values())
                .anyMatch(value ->
                        value.label().equals("Receipts") && value.value().equals("6"))
                .anyMatch(value -> value.label().equals("Receipts in a later week")
                        && value.value().equals(monday ? "2" : "1")));
    }

    @Test
    void showsNothingOfAnotherPlantNorToWhoMayNotRead() {
        var foreign = told(asking.ask(
                "plantb",
                "What is the on-time rate of %s?".formatted(supplier.name().split(" ")[0])));
        var maintenance = asking.ask(
                "maint",
                "What is the on-time rate of %s?".formatted(supplier.name().split(" ")[0]));

        assertThat(text(foreign)).contains("no receipt from");
        assertThat(rows(foreign)).isEmpty();
        assertThat(evidence(foreign)).noneMatch(it -> it.model().startsWith("stock"));
        if (maintenance instanceof Outcome.Told told) {
            assertThat(text(told.report())).contains("could not look at the receipts");
            assertThat(told.report().notes()).isNotEmpty();
            assertThat(told.report().whole()).isFalse();
            assertThat(rows(told.report())).isEmpty();
        }
    }

    @Test
    void saysNothingOfASupplierOfWhomNothingHasCome() {
        var fresh = buying.supplier("Nelkenau");

        var report = told(
                asking.ask("buyer", "How reliable is %s?".formatted(fresh.name().split(" ")[0])));

        assertThat(text(report)).contains("no receipt from " + fresh.name());
        assertThat(evidence(report)).extracting(it -> it.ids()).contains(List.of(fresh.id()));
    }
}
