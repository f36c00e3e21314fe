package io.gemba.copilot.skill.quality;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.testing.Doors;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooSettings;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alerts and checks, in a real Odoo before which stands what the app for quality would answer. */
@Tag("real-odoo")
class QualityAppTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Named part;

    private static long lot;

    @BeforeAll
    static void makeALot() {
        real = RealOdoo.running();
        var mark = Long.toString(System.currentTimeMillis() % 100_000_000);
        part = OdooStory.product(real, 1, "QA-" + mark, "Seal " + mark);
        real.write(1, "product.product", part.id(), Map.of("tracking", "lot"));
        lot = real.create(1, "stock.lot", Map.of("name", "QL-" + mark, "product_id", part.id(), "company_id", 1));
    }

    private static Map<String, Object> alert(long id, String title, @Nullable Long lot) {
        var alert = new HashMap<String, Object>();
        alert.put("id", id);
        alert.put("name", "QA%05d".formatted(id));
        alert.put("title", title);
        alert.put("product_id", List.of(part.id(), part.name()));
        alert.put("lot_id", lot == null ? false : List.of(lot, "QL"));
        alert.put("partner_id", false);
        alert.put("create_date", "2026-11-20 10:00:00");
        return alert;
    }

    private static Report ask(QualityApp app, String question, Language language, Optional<OpenRecord> open) {
        var odoo = new Odoo(new OdooSettings(
                app.url(), "plant", null, null, null, null, null, 4, Duration.ofSeconds(5), Duration.ofSeconds(30)));
        var key = real.keyOf("planner");
        var access = Doors.access(odoo, key, Doors.companiesOf(odoo, key), new ModelCatalogue());
        return told(new Asking(real).ask(access, question, language, open, Optional.empty()));
    }

    private static final List<Map<String, Object>> CHECKS =
            List.of(Map.of("quality_state", "fail", "__count", 3), Map.of("quality_state", "pass", "__count", 38));

    @Test
    void countsAlertsAndFailedChecksOfAPart() {
        try (var app = new QualityApp(
                real, List.of(alert(11, "Crack at lip 12 mm", lot), alert(12, "Wrong hardness", null)), CHECKS)) {
            var report = ask(
                    app,
                    "What quality issues were there with the part %s?".formatted(part.name()),
                    Language.ENGLISH,
                    Optional.empty());

            assertThat(text(report)).contains("2 quality alerts", "no scraps", "3 of 41 quality checks failed");
            assertThat(rows(report))
                    .anySatisfy(
                            row -> assertThat(row.cells()).contains("Quality alert", "QA00011", "Crack at lip 12 mm"));
            assertThat(app.asked())
                    .anySatisfy(it -> assertThat(it).contains("[\"product_id\",\"=\"," + part.id() + "]"));
            assertThat(report.whole()).isTrue();
            assertBorneOut(report);
        }
    }

    @Test
    void partsAlertsOfALotFromThoseThatNameNone() {
        try (var app = new QualityApp(
                real,
                List.of(alert(11, "Crack", lot), alert(12, "Hardness", null), alert(13, "Other", lot + 1)),
                CHECKS)) {
            var report = ask(
                    app,
                    "Gibt es Qualitätsprobleme mit dieser Charge?",
                    Language.GERMAN,
                    Optional.of(new OpenRecord("stock.lot", lot)));

            assertThat(text(report))
                    .contains("1 Qualitätsmeldung;", "1 weitere Qualitätsmeldung sagt nicht")
                    .contains("3 von 41 Qualitätsprüfungen des Produkts nicht bestanden");
            assertThat(rows(report)).hasSize(1);
            assertBorneOut(report);
        }
    }

    @Test
    void saysThatThereWereNoChecksRatherThanARate() {
        try (var app = new QualityApp(real, List.of(), List.of())) {
            var report = ask(
                    app,
                    "Quality incidents for the product %s".formatted(part.name()),
                    Language.ENGLISH,
                    Optional.empty());

            assertThat(text(report)).contains("no quality alerts", "There were no quality checks.");
            assertBorneOut(report);
        }
    }
}
