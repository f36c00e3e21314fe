package io.gemba.copilot.skill.floor;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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
class MaintenanceTests {
    private FloorStory story;
    private Asking asking;
    private long machine;
    private LocalDate today;

    @BeforeAll
    void failures() {
        var odoo = RealOdoo.running();
        story = FloorStory.in(odoo);
        asking = new Asking(odoo);
        today = PlantTime.today();
        machine = odoo.create(
                story.a(),
                "maintenance.equipment",
                Map.of("name", story.center().name(), "serial_no", "SN" + story.mark(), "company_id", story.a()));
        story.logged(
                story.a(), story.center().id(), "availability", Instant.now().minus(Duration.ofDays(2)), 150);
        request("Spindle " + story.mark(), "corrective", 60, 58);
        request("Belt " + story.mark(), "corrective", 40, 36);
        request("Grease " + story.mark(), "preventive", 20, 20);
        request("Coolant " + story.mark(), "corrective", 10, -1);
    }

    private long request(String name, String kind, int opened, int closed) {
        var values = new HashMap<String, Object>(Map.of(
                "name",
                name,
                "equipment_id",
                machine,
                "maintenance_type",
                kind,
                "priority",
                "3",
                "request_date",
                today.minusDays(opened).toString(),
                "company_id",
                story.a()));
        var id = story.odoo().create(story.a(), "maintenance.request", values);
        if (closed >= 0) {
            var done = story.first("maintenance.stage", List.of(List.of("done", "=", true)));
            story.odoo().write(story.a(), "maintenance.request", id, Map.of("stage_id", done));
            story.odoo()
                    .write(
                            story.a(),
                            "maintenance.request",
                            id,
                            Map.of("close_date", today.minusDays(closed).toString()));
        }
        return id;
    }

    @Test
    void tellsHowOftenAMachineFailedAndHowLongRepairsTook() {
        var report = told(asking.ask(
                "maint",
                "What is the maintenance history of this machine?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("maintenance.equipment", machine))));

        assertThat(text(report))
                .contains("4 maintenance requests; corrective: 3, preventive: 1, withdrawn: 0")
                .contains("Mean time between failures: 25 days = 50 days from the first to the last of 3")
                .contains("Mean time to repair: 3 days", "over 2 closed")
                .contains("1 is still open: Coolant");
        assertThat(rows(report)).hasSize(4);
        assertBorneOut(report);
    }

    @Test
    void knowsAMachineByItsSerialNumberAndByItsWorkCentre() {
        var number = told(asking.ask(
                "maint",
                "Wartungshistorie der Maschine SN%s".formatted(story.mark()),
                Language.GERMAN,
                Optional.empty()));
        var center = told(asking.ask(
                "ops",
                "When was this machine last serviced?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.workcenter", story.center().id()))));

        assertThat(text(number)).contains("4 Wartungsanfragen", "25 Tage");
        assertThat(text(center)).contains("4 maintenance requests");
        assertBorneOut(number);
        assertBorneOut(center);
    }

    @Test
    void ranksOpenRequestsByWhatIsShownOfThem() {
        var report = told(asking.ask("ops", "Which maintenance requests come first?"));

        assertThat(rows(report))
                .anySatisfy(row ->
                        assertThat(row.cells()).contains("Coolant " + story.mark(), "High", "2.5 h", "10 days", "3"));
        assertThat(text(report)).contains("Ranked by priority, then downtime of the last 90 days");
        assertBorneOut(report);
    }

    @Test
    void ranksWithoutDowntimeWhereThatMayNotBeRead() {
        var report = told(asking.ask("maint", "Which maintenance requests come first?"));

        assertThat(report.notes().toString()).contains("Not looked at: downtime");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells())
                        .contains("Coolant " + story.mark(), "High", "10 days", "3")
                        .doesNotContain("2.5 h"));
        assertBorneOut(report);
    }

    @Test
    void tellsNothingToPeopleOfAnotherPlant() {
        var history = asking.ask(
                "plantb",
                "What is the maintenance history of this machine?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("maintenance.equipment", machine)));
        var ranking = told(asking.ask("plantb", "Which maintenance requests come first?"));

        assertThat(history.toString()).doesNotContain(story.mark());
        assertThat(text(ranking) + rows(ranking) + evidence(ranking)).doesNotContain(story.mark());
        assertBorneOut(ranking);
    }
}
