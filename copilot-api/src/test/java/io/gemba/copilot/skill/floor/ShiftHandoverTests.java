package io.gemba.copilot.skill.floor;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Slots.Value.OfShift;
import io.gemba.copilot.skill.Slots.Value.OfShift.Turn;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShiftHandoverTests {
    private static final Shifts SHIFTS = new Shifts(new PlantSettings(
            ZoneId.systemDefault(), List.of(LocalTime.of(6, 0), LocalTime.of(14, 0), LocalTime.of(22, 0))));

    private FloorStory story;
    private Asking asking;
    private Named order;

    @BeforeAll
    void shift() {
        var odoo = RealOdoo.running();
        story = FloorStory.in(odoo);
        asking = new Asking(odoo);
        order = story.order(story.a(), story.center().id(), story.product().id(), 7);
        story.make(story.a(), order, 7);
        story.scrap(story.a(), story.product().id(), 1, Map.of("production_id", order.id()));
        var running = SHIFTS.of(new OfShift(Turn.RUNNING, Optional.empty()), Instant.now());
        // Of these 50 minutes the last 20 fall into the shift.
        story.logged(
                story.a(), story.center().id(), "availability", running.from().minus(Duration.ofMinutes(30)), 0);
        odoo.call(
                story.a(),
                "mrp.workcenter.productivity",
                "write",
                Map.of(
                        "ids",
                        List.of(story.first(
                                "mrp.workcenter.productivity",
                                List.of(
                                        List.of(
                                                "workcenter_id",
                                                "=",
                                                story.center().id()),
                                        List.of("date_end", "=", false)))),
                        "vals",
                        Map.of("date_end", FloorStory.time(running.from().plus(Duration.ofMinutes(20))))));
        odoo.create(story.a(), "maintenance.request", Map.of("name", "Leak " + story.mark(), "company_id", story.a()));
    }

    @Test
    void handsOverWhatHappenedInTheRunningShift() {
        var report = told(asking.ask("ops", "Give me the shift handover of the current shift in plant A"));

        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains(order.name(), story.center().name(), "7 Units"))
                .anySatisfy(
                        row -> assertThat(row.cells()).contains(story.center().name(), "0.33 h"));
        assertThat(evidence(report)).anyMatch(it -> it.label().contains("Leak " + story.mark()));
        assertBorneOut(report);
    }

    @Test
    void answersInFrench() {
        var report = told(asking.ask(
                "ops", "Passation de consignes du poste en cours, usine A", Language.FRENCH, Optional.empty()));

        assertThat(text(report)).contains("Équipe");
        assertBorneOut(report);
    }

    @Test
    void tellsNothingToPeopleOfAnotherPlant() {
        var report = told(asking.ask("plantb", "Give me the shift handover of the current shift"));

        assertThat(text(report) + rows(report) + evidence(report)).doesNotContain(story.mark(), "Fräszelle");
        assertBorneOut(report);
    }

    @Test
    void saysWhatTheAskerMayNotRead() {
        var report = told(asking.ask("ap", "Give me the shift handover of the current shift"));

        assertThat(report.whole()).isFalse();
        assertThat(report.notes().toString()).contains("Not looked at: work orders");
        assertThat(text(report)).contains("could not be read");
    }
}
