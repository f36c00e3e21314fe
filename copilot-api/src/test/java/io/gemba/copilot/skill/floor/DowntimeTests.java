package io.gemba.copilot.skill.floor;

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
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DowntimeTests {
    private FloorStory story;
    private Asking asking;
    private OpenRecord open;

    @BeforeAll
    void stops() {
        var odoo = RealOdoo.running();
        story = FloorStory.in(odoo);
        asking = new Asking(odoo);
        open = new OpenRecord("mrp.workcenter", story.center().id());
        var now = Instant.now();
        var center = story.center().id();
        story.logged(story.a(), center, "availability", now.minus(Duration.ofDays(3)), 90);
        story.logged(story.a(), center, "availability", now.minus(Duration.ofDays(5)), 30);
        story.logged(story.a(), center, "quality", now.minus(Duration.ofDays(5)), 60);
        story.logged(story.a(), center, "performance", now.minus(Duration.ofDays(4)), 600);
        story.logged(story.a(), center, "productive", now.minus(Duration.ofDays(4)), 600);
        story.logged(story.a(), center, "availability", now.minus(Duration.ofDays(80)), 480);
        story.logged(story.a(), center, "availability", now.minus(Duration.ofHours(2)), 0);
    }

    private Outcome ask(String login, String text, Language language) {
        return asking.ask(login, text, language, Optional.of(open));
    }

    @Test
    void addsUpStopsOfThePeriodAndNoSlowOrProductiveTime() {
        var report = told(ask("planner", "How much downtime did this work centre have?", Language.ENGLISH));

        assertThat(text(report))
                .contains("3 h of downtime from 3 stops", story.center().name(), "1.5 h", "stands still now");
        assertThat(rows(report)).hasSize(2);
        assertThat(rows(report).getFirst().cells()).contains("2 h", "66.7 %", "2", "1.5 h");
        assertThat(rows(report).getLast().cells()).contains("1 h", "33.3 %", "1");
        assertThat(evidence(report))
                .anyMatch(it -> it.filter() != null && it.filter().count() == 3);
        assertBorneOut(report);
    }

    @Test
    void drawsHowItWentOverTimeIfThatIsAsked() {
        var report = told(ask("planner", "Show the downtime trend of this work centre per day", Language.ENGLISH));

        assertThat(report.sections()).anyMatch(Report.Chart.class::isInstance);
        assertBorneOut(report);
    }

    @Test
    void answersInGerman() {
        var report = told(ask("planner", "Wie lange stand dieser Arbeitsplatz still?", Language.GERMAN));

        assertThat(text(report)).contains("3 h Stillstand aus 3 Meldungen");
        assertBorneOut(report);
    }

    @Test
    void tellsNothingToPeopleOfAnotherPlant() {
        var outcome = asking.ask("plantb", "Which work centres have the most downtime?");

        var report = told(outcome);
        assertThat(text(report) + rows(report) + evidence(report))
                .doesNotContain(story.center().name());
        assertBorneOut(report);
    }

    @Test
    void saysThatWhoMayNotReadLosses() {
        var outcome = asking.ask("ap", "Which work centres have the most downtime?");

        assertThat(outcome).isInstanceOf(Outcome.Closed.class);
    }
}
