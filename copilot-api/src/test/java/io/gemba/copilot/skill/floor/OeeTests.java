package io.gemba.copilot.skill.floor;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OeeTests {
    private FloorStory story;
    private Asking asking;
    private OpenRecord open;

    @BeforeAll
    void work() {
        var odoo = RealOdoo.running();
        story = FloorStory.in(odoo);
        asking = new Asking(odoo);
        open = new OpenRecord("mrp.workcenter", story.center().id());
        var order = story.order(story.a(), story.center().id(), story.product().id(), 10);
        story.make(story.a(), order, 10);
        var works = odoo.call(
                story.a(),
                "mrp.workorder",
                "search_read",
                Map.of("domain", List.of(List.of("production_id", "=", order.id())), "fields", List.of("state")));
        var work = Objects.requireNonNull(works.get(0)).path("id").asLong();
        odoo.write(story.a(), "mrp.workorder", work, Map.of("duration_expected", 60));
        // What Odoo logged by itself when the order was closed makes room for what the test computes with.
        var logged = odoo.call(
                story.a(),
                "mrp.workcenter.productivity",
                "search",
                Map.of("domain", List.of(List.of("workorder_id", "=", work))));
        for (var id : logged) {
            odoo.act(story.a(), "mrp.workcenter.productivity", "unlink", id.asLong());
        }
        var time = story.logged(
                story.a(), story.center().id(), "productive", Instant.now().minus(Duration.ofHours(20)), 80);
        odoo.write(story.a(), "mrp.workcenter.productivity", time, Map.of("workorder_id", work));
        story.logged(
                story.a(), story.center().id(), "availability", Instant.now().minus(Duration.ofHours(10)), 20);
        story.scrap(story.a(), story.product().id(), 1, Map.of("production_id", order.id(), "workorder_id", work));
    }

    @Test
    void multipliesWhatRecordsTellOfTheThreeFactors() {
        var report =
                told(asking.ask("ops", "What is the OEE of this work centre?", Language.ENGLISH, Optional.of(open)));

        assertThat(rows(report))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.cells()).contains(story.center().name(), "80 %", "75 %", "90 %", "54 %"));
        assertThat(text(report)).contains("54 %", "OEE = availability × performance × quality");
        assertBorneOut(report);
    }

    @Test
    void answersInSpanish() {
        var report = told(
                asking.ask("ops", "¿Cuál es el OEE de este centro de trabajo?", Language.SPANISH, Optional.of(open)));

        assertThat(text(report)).contains("54 %");
        assertBorneOut(report);
    }

    @Test
    void tellsNothingToPeopleOfAnotherPlant() {
        var report = told(asking.ask("plantb", "Which work centre has the lowest OEE?"));

        assertThat(text(report) + rows(report) + evidence(report))
                .doesNotContain(story.center().name());
        assertBorneOut(report);
    }
}
