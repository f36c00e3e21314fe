package io.gemba.copilot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered while Odoo is not there. */
class OdooAwayTests extends RunningApi {

    @BeforeEach
    void away() {
        DOORS.away();
    }

    @AfterEach
    void close() {
        DOORS.close();
    }

    @Test
    void saysSinceWhenRecordsAreLeftOutWithinTheDeadline() {
        var began = Instant.now();

        var answer = as("planner")
                .post(
                        "/api/v1/questions",
                        Map.of(
                                "text",
                                "Why is this order late?",
                                "context",
                                Map.of("model", "mrp.production", "id", 7, "companyIds", List.of(1))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/degraded").toString()).contains("records-away");
        assertThat(answer.text()).contains("Odoo has not answered since");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void answersFromDocumentsAsEver() {
        var answer = as("planner").ask("What is the torque for the flange bolts of the gearbox?");

        assertThat(answer.at("/outcome")).isEqualTo("grounded");
        assertThat(answer.json().at("/degraded").isEmpty()).isTrue();
        assertThat(answer.text()).contains("42 Nm").doesNotContain("Odoo");
    }
}
