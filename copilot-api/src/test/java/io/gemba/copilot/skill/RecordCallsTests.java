package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Reply;
import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.copilot.testing.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a real Odoo is called for an answer. */
@Tag("real-odoo")
class RecordCallsTests extends RunningWithOdoo {
    private static final Duration RIGHTS_KEPT = Duration.ofSeconds(61);
    private static final String RIGHTS = "/gemba/v1/me";
    private static final String SIGHT = "/gemba/v1/visible";

    @SuppressWarnings("NullAway.Init")
    private static TestClient planner;

    @BeforeAll
    static void signIn() {
        planner = with(ODOO.token("planner"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why is WH/MO/00455 late?",
                "Where has lot QL-5521 gone?",
                "Which parts are short?",
                "Can WH/MO/00455 be released?",
                "Which sales orders depend on P00934?",
                "How many TD-BR-NU2214 are in stock?",
                "Which purchase orders are late?"
            })
    void takesOneCallMoreThanItsReadsWhenTheRightsOfAMinuteAreAskedAnew(String question) {
        assertThat(citesRecords(planner.ask(question))).isTrue();
        CLOCK.forward(RIGHTS_KEPT);
        GATE.asked();

        var answer = planner.ask(question);

        assertThat(citesRecords(answer)).as(answer.text()).isTrue();
        var asked = GATE.asked();
        assertThat(asked).filteredOn(RIGHTS::equals).hasSize(1);
        assertThat(asked)
                .noneMatch(it -> it.endsWith("/has_access"))
                // Documents that hang on records are looked through beside the skill.
                .filteredOn(it -> !it.equals(RIGHTS) && !it.equals(SIGHT))
                .hasSizeLessThanOrEqualTo(Skill.MOST_CALLS);
    }

    private static boolean citesRecords(Reply answer) {
        return answer.json()
                .at("/citations")
                .valueStream()
                .anyMatch(it -> it.path("kind").asString().equals("record"));
    }
}
