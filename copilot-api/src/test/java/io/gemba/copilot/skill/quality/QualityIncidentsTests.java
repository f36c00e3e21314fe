package io.gemba.copilot.skill.quality;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Outcome;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people: two scraps of four bearings in all, and three that a customer sent back. */
@Tag("real-odoo")
class QualityIncidentsTests {
    @SuppressWarnings("NullAway.Init")
    private static LotStory story;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @BeforeAll
    static void tellStory() {
        var real = RealOdoo.running();
        asking = new Asking(real);
        var companies = asking.access("ops").companies();
        var a = Objects.requireNonNull(companies.getFirst().odooId());
        var b = Objects.requireNonNull(companies.getLast().odooId());
        story = LotStory.in(real, a, b);
        scrap(real, a, 1, "Rust on ring");
        scrap(real, a, 3, "Dropped");
    }

    private static void scrap(RealOdoo real, long company, int quantity, String reason) {
        var id = real.create(
                company,
                "stock.scrap",
                Map.of(
                        "product_id",
                        story.bearing().id(),
                        "lot_id",
                        story.lot().id(),
                        "scrap_qty",
                        quantity,
                        "origin",
                        reason));
        real.act(company, "stock.scrap", "action_validate", id);
    }

    @Test
    void countsScrapsAndReturnsOfAPart() {
        var report = told(asking.ask(
                "planner",
                "What quality issues were there with the part %s?"
                        .formatted(story.bearing().name())));

        assertThat(text(report))
                .contains(
                        "for [" + story.bearing().name() + "]",
                        "2 scraps (4 Units)",
                        "no returns to suppliers",
                        "1 return from a customer (3 Units)");
        assertThat(rows(report)).hasSize(3);
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains("Scrap", "3 Units", "Dropped", story.lot().name()));
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains("Return from customer", "3 Units", "Walzwerk" + story.mark() + " SE"));
        assertThat(report.notes()).contains("Not looked at: quality alerts. The app is not installed in this Odoo.");
        assertThat(report.subject().numbers()).contains(story.bearing().name());
        assertBorneOut(report);
    }

    @Test
    void countsThoseOfALotInGerman() {
        var report = told(asking.ask(
                "quality",
                "Gibt es Qualitätsprobleme mit dieser Charge?",
                Language.GERMAN,
                Optional.of(new OpenRecord("stock.lot", story.lot().id()))));

        assertThat(text(report))
                .contains(
                        "zur Charge " + story.lot().name(),
                        "2 Ausschussmeldungen (4 Units)",
                        "1 Rücksendung von Kunden (3 Units)");
        assertBorneOut(report);
    }

    @Test
    void countsOnlyWhatFallsIntoThePeriod() {
        var report = told(asking.ask(
                "planner",
                "How much did we scrap of the part %s last month?"
                        .formatted(story.bearing().name())));

        assertThat(text(report)).contains("no scraps", "no returns from customers");
        assertThat(rows(report)).isEmpty();
        assertBorneOut(report);
    }

    @Test
    void saysThatScrapsNameNoSupplier() {
        var report = told(asking.ask(
                "ops",
                "Quality incidents of this supplier",
                Language.ENGLISH,
                Optional.of(new OpenRecord("res.partner", story.supplier().id()))));

        assertThat(text(report))
                .contains(
                        "of the supplier " + story.supplier().name(), "no returns to suppliers", "are not counted here")
                .doesNotContain("no scraps");
        assertBorneOut(report);
    }

    @Test
    void hidesWhatHappenedInAnotherPlant() {
        var report = told(asking.ask(
                "plantb",
                "What quality issues were there with the part %s?"
                        .formatted(story.bearing().name())));

        assertThat(text(report)).contains("no scraps", "no returns from customers");
        assertThat(rows(report)).isEmpty();
    }

    @Test
    void saysWhatMayNotBeLookedAt() {
        var outcome = asking.ask(
                "buyer",
                "What quality issues were there with the part %s?"
                        .formatted(story.bearing().name()));

        assertThat(outcome).isInstanceOf(Outcome.Told.class);
        var report = told(outcome);
        assertThat(report.notes()).contains("Not looked at: scraps. You may not read them in Odoo.");
        assertThat(text(report)).doesNotContain("scrap");
        assertBorneOut(report);
    }
}
