package io.gemba.copilot.skill.planning.order;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.testing.RealOdoo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One work centre with 120 hours of work next week, one with 6. */
@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
class CenterLoadTests {
    private static Asking asking;
    private static PlanningStory story;
    private static Named full;
    private static Named idle;
    private static Named foreign;

    @BeforeAll
    static void tellStory() {
        var real = RealOdoo.running();
        asking = new Asking(real);
        story = PlanningStory.in(real, true);
        var next = PlantTime.today()
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusDays(1)
                .atTime(9, 0)
                .toInstant(ZoneOffset.UTC);
        var part = story.product("LP");
        full = story.center("Press");
        idle = story.center("Saw");
        var pressed = story.product("LA");
        story.billed(pressed, story.bill(pressed, part, full, 60), 120, next);
        var sawn = story.product("LB");
        story.billed(sawn, story.bill(sawn, part, idle, 60), 6, next);
        var other = PlanningStory.in(real, false);
        foreign = other.center("Hidden");
        var hidden = other.product("LH");
        other.billed(hidden, other.bill(hidden, other.product("LC"), foreign, 60), 50, next);
    }

    private static Report open(Named center, String text, Language language) {
        return told(asking.ask("planner", text, language, Optional.of(new OpenRecord("mrp.workcenter", center.id()))));
    }

    private static BigDecimal hoursOfTwoWeeks() {
        var calendar = story.read("mrp.workcenter", Domain.equal("id", full.id()), "resource_calendar_id")
                .getFirst()
                .reference("resource_calendar_id")
                .orElseThrow()
                .id();
        return story.read("resource.calendar", Domain.equal("id", calendar), "hours_per_week")
                .getFirst()
                .decimal("hours_per_week")
                .orElseThrow()
                .multiply(BigDecimal.TWO);
    }

    private static BigDecimal planned(Named center) {
        return story.read("mrp.workorder", Domain.equal("workcenter_id", center.id()), "duration_expected").stream()
                .map((OdooRecord it) -> it.decimal("duration_expected").orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    }

    @Test
    void tellsTheLoadOfTheCentreThatIsOpenWeekByWeek() {
        var report = open(full, "How loaded is this work centre?", Language.ENGLISH);

        var hours = planned(full).stripTrailingZeros().toPlainString();
        var available = hoursOfTwoWeeks();
        var percent = planned(full)
                .multiply(BigDecimal.valueOf(100))
                .divide(available, 0, RoundingMode.HALF_UP)
                .toPlainString();
        assertThat(text(report))
                .contains(
                        full.name() + " is overloaded, to " + percent + " %",
                        hours + " h of planned work",
                        available.stripTrailingZeros().toPlainString() + " h of working time");
        assertThat(rows(report)).hasSize(2);
        assertThat(rows(report).getFirst().cells()).contains("0 h", "0 %");
        assertThat(rows(report).getLast().cells()).contains(hours + " h");
        assertThat(report.sections()).anyMatch(Chart.class::isInstance);
        assertBorneOut(report);
    }

    @Test
    void comparesAllCentresOfThePlantTheFullestFirst() {
        var report = told(asking.ask("planner", "Which work centres are overloaded?"));

        var names = rows(report).stream().map(it -> it.cells().getFirst()).toList();
        assertThat(text(report)).contains("overloaded from", "Whole weeks");
        assertThat(names).contains(full.name()).doesNotContain(foreign.name());
        assertThat(evidence(report).toString()).doesNotContain(foreign.name());
        var charts = report.sections().stream().filter(Chart.class::isInstance).toList();
        assertThat(charts).hasSize(1);
        assertThat(((Chart) charts.getFirst()).points()).hasSizeLessThanOrEqualTo(20);
        assertBorneOut(report);
    }

    @Test
    void hasRoomLeftWhereLittleIsPlannedInFrench() {
        var report = open(idle, "Quelle est la charge de ce poste ?", Language.FRENCH);

        assertThat(text(report)).contains(idle.name() + " est chargé à", "6 h de travail prévu");
        assertBorneOut(report);
    }

    @Test
    void looksAtThisWeekAloneIfThatIsAsked() {
        var report = open(full, "How loaded is this work centre this week?", Language.ENGLISH);

        assertThat(text(report)).contains(full.name() + " has no open work planned");
        assertThat(rows(report)).isEmpty();
        assertBorneOut(report);
    }

    @Test
    void addsUpAMonthAsOne() {
        var report = told(asking.ask("planner", "How are the work centres loaded this month?"));

        assertThat(text(report)).contains("from");
        assertBorneOut(report);
    }

    @Test
    void showsNoWorkCentreOfAnotherPlant() {
        var report = told(asking.ask("plantb", "How are the work centres loaded?"));

        assertThat(report.toString()).doesNotContain(full.name(), idle.name());
        assertThat(report.toString()).contains(foreign.name());
        assertThat(asking.ask("buyer", "How are the work centres loaded?")).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void reckonsInWholePercentOfWhatIsAvailable() {
        var share = new CenterShare(1, "Press", BigDecimal.valueOf(6000), Optional.of(BigDecimal.valueOf(80)));
        var unknown = new CenterShare(2, "Saw", BigDecimal.valueOf(60), Optional.empty());
        var shut = new CenterShare(3, "Oven", BigDecimal.valueOf(60), Optional.of(BigDecimal.ZERO));

        assertThat(share.percent()).contains(BigDecimal.valueOf(125));
        assertThat(share.over().orElseThrow()).isEqualByComparingTo("20");
        assertThat(share.isOver()).isTrue();
        assertThat(unknown.percent()).isEmpty();
        assertThat(unknown.isOver()).isFalse();
        assertThat(shut.percent()).isEmpty();
        assertThat(List.of(unknown, share).stream()
                        .sorted(CenterShare.FULLEST_FIRST)
                        .toList())
                .containsExactly(share, unknown);
    }

    @Test
    void widensAPeriodToWholeWeeks() {
        var span = LoadSpan.of(Optional.empty(), LocalDate.of(2026, 11, 26));

        assertThat(span).isEqualTo(new LoadSpan(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 12, 6)));
        assertThat(span.weeks(3)).hasSize(2);
        assertThat(span.weeks(1)).containsExactly(span);
        assertThat(span.days()).isEqualTo(14);
    }
}
