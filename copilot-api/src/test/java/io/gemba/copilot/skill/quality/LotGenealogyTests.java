package io.gemba.copilot.skill.quality;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Outcome;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class LotGenealogyTests {
    @SuppressWarnings("NullAway.Init")
    private static LotStory story;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @BeforeAll
    static void tellStory() {
        var real = RealOdoo.running();
        asking = new Asking(real);
        var companies = asking.access("ops").companies();
        story = LotStory.in(
                real,
                Objects.requireNonNull(companies.getFirst().odooId()),
                Objects.requireNonNull(companies.getLast().odooId()));
    }

    @Test
    void tellsWhereALotCameFromAndEveryoneWhoGotIt() {
        var report = told(asking.ask(
                "planner",
                "Which customers got the lot %s?".formatted(story.lot().name())));

        assertThat(text(report))
                .contains(
                        story.lot().name() + " ([" + story.bearing().name() + "]",
                        "came from " + story.supplier().name() + ": 50 Units received",
                        story.purchase().name())
                .contains("2 customers got it, with 2 deliveries", "Mahlwerk" + story.mark(), "Walzwerk" + story.mark())
                .contains("37 Units of it are still in stock")
                .contains("used in 2 manufacturing orders; 2 lots or serial numbers were made of it")
                .contains(
                        "1 product made of it has no lot number",
                        story.bracket().name())
                .contains("1 lot is still in stock");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains("Delivered", "10 Units", story.direct().name(), "Walzwerk" + story.mark() + " SE"));
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains(
                                "Delivered",
                                story.serial().name(),
                                "1 Units",
                                story.sale().name(),
                                "Mahlwerk" + story.mark() + " AG"));
        assertThat(rows(report)).anySatisfy(row -> assertThat(row.cells()).contains("Returned by customer", "3 Units"));
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains("Used", "4 Units", story.order().name()));
        assertThat(report.whole()).isTrue();
        assertBorneOut(report);
    }

    @Test
    void followsASerialNumberBackToTheReceiptOfItsParts() {
        var report = told(asking.ask(
                "planner",
                "Where does the serial number %s come from?"
                        .formatted(story.serial().name())));

        assertThat(text(report))
                .contains("was made in " + story.order().name())
                .contains("1 customer got it", "Mahlwerk" + story.mark())
                .contains("It is made of 1 lot or serial number")
                .doesNotContain("Walzwerk");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains(
                                "Received",
                                story.lot().name(),
                                "50 Units",
                                story.purchase().name(),
                                story.supplier().name()));
        assertThat(report.subject().name()).isEqualTo(story.serial().name());
        assertThat(report.subject().words()).contains(story.supplier().name());
        assertBorneOut(report);
    }

    @Test
    void tellsWhatAnOpenOrderUsedAndMade() {
        var report = told(asking.ask(
                "planner",
                "Welche Chargen sind in diesen Auftrag eingegangen?",
                Language.GERMAN,
                Optional.of(new OpenRecord("mrp.production", story.order().id()))));

        assertThat(text(report))
                .contains(story.order().name(), "1 Charge oder Seriennummer gingen hinein")
                .contains("2 Chargen oder Seriennummern kamen heraus")
                .contains("1 Kunde hat davon bekommen");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains(
                                "Wareneingang",
                                story.lot().name(),
                                story.supplier().name()));
        assertBorneOut(report);
    }

    @Test
    void namesTheLotItsProductAndItsSupplierForDocuments() {
        var report = told(asking.ask(
                "quality",
                "D'où vient ce lot ?",
                Language.FRENCH,
                Optional.of(new OpenRecord("stock.lot", story.lot().id()))));

        assertThat(report.subject().numbers())
                .contains(story.lot().name(), story.bearing().name());
        assertThat(report.subject().words()).contains(story.supplier().name());
        assertThat(text(report)).contains("vient de " + story.supplier().name());
        assertBorneOut(report);
    }

    @Test
    void saysThatNothingIsRecordedRatherThanNothing() {
        var report = told(asking.ask(
                "planner",
                "Which customers got the serial number %s?"
                        .formatted(story.kept().name())));

        assertThat(text(report)).contains("No delivery of it to a customer is recorded", "1 Units of it are still");
        assertBorneOut(report);
    }

    @Test
    void hidesLotsOfOtherPlantsAndFromThoseWhoMayNot() {
        var elsewhere = asking.ask(
                "plantb",
                "Which customers got the lot %s?".formatted(story.lot().name()));
        var foreign = asking.ask(
                "planner",
                "Which customers got the lot %s?".formatted(story.foreign().name()));
        var closed = asking.ask(
                "ap", "Which customers got the lot %s?".formatted(story.lot().name()));

        assertThat(elsewhere).isInstanceOf(Outcome.Unknown.class);
        assertThat(foreign).isInstanceOf(Outcome.Unknown.class);
        assertThat(closed).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void citesTheLinesThatItAddsUp() {
        var report = told(asking.ask(
                "planner",
                "Which customers got the lot %s?".formatted(story.lot().name())));

        assertThat(evidence(report))
                .filteredOn(it -> it.model().equals("stock.move.line"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.ids()).isNotEmpty());
        assertThat(evidence(report)).extracting(it -> it.model()).containsAll(List.of("stock.lot", "stock.picking"));
    }
}
