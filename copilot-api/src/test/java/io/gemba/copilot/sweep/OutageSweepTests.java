package io.gemba.copilot.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.testing.TestCorpus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every skill while Odoo is down, or takes calls and does not answer them: documents answer, and records are missed.
 */
@Tag("real-odoo")
class OutageSweepTests extends RunningWithOdoo {
    /** What an answer may take, and what it takes to send it. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Pattern TRACE = Pattern.compile("Exception|\\bat [a-z]+\\.[a-z]+\\.|Traceback|Caused by");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatRecordsAreMissingAndAnswersFromDocuments(boolean isDown) {
        CORPUS.publish(
                "Guide to the press KV-%s".formatted(isDown),
                TestCorpus.readers(1, Classification.INTERNAL, "group:base.group_user"),
                "The flange bolts of the press KV-40 are tightened to 42 Nm.");
        var client = with(ODOO.token("ops"));
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        if (isDown) {
            GATE.shut(true);
        } else {
            GATE.hold(true);
        }

        var answers = new ArrayList<Shown>();
        for (var swept : SweptQuestions.all()) {
            var question = Names.DEMO_A.in(swept.question());
            var began = Instant.now();
            var shown = new Shown("ops", swept.skill(), question, client.ask(question));
            assertThat(Duration.between(began, Instant.now())).as(question).isLessThan(DEADLINE);
            answers.add(shown);
        }
        var torque = client.ask("What is the torque for the flange bolts of the press KV-40?");

        assertThat(answers).allSatisfy(it -> {
            assertThat(it.reply().status()).as(it.toString()).isEqualTo(200);
            assertThat(it.json().path("degraded").toString()).as(it.toString()).contains("records-away");
            assertThat(it.text()).as(it.toString()).contains("Odoo").doesNotContainPattern(TRACE);
            assertThat(it.citesRecords()).as(it.toString()).isFalse();
        });
        assertThat(answers.getLast().text()).contains("since");
        assertThat(torque.text()).contains("42 Nm");
    }
}
