package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.testing.TestCorpus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered while a real Odoo takes calls and does not answer them. */
@Tag("real-odoo")
class OdooSlowTests extends RunningWithOdoo {
    /** What an answer may take, and what it takes to send it. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Test
    void comesFromDocumentsAndSaysThatRecordsAreLeftOutWithinTheDeadline() {
        CORPUS.publish(
                "Bearing seats",
                TestCorpus.readers(1, Classification.INTERNAL, "group:mrp.group_mrp_user"),
                "Bearing seats of WH/MO/00455 are cleaned with isopropanol.");
        var planner = with(ODOO.token("planner"));
        assertThat(planner.ask("Why is WH/MO/00455 late?").at("/outcome")).isEqualTo("grounded");
        GATE.hold(true);
        var began = Instant.now();

        var answer = planner.ask("Why is WH/MO/00455 late?");

        assertThat(Duration.between(began, Instant.now())).isLessThan(DEADLINE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/degraded").toString()).contains("records-away");
        assertThat(answer.text()).contains("Odoo");
    }
}
