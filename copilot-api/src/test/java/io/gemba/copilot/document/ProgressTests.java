package io.gemba.copilot.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.Form;
import io.gemba.copilot.testing.RunningApi;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class ProgressTests extends RunningApi {
    private static final String PROGRESS = "/api/v1/documents/progress";
    private static final JdbcClient ROWS = DATABASE.superuser();

    private static String upload(String login) {
        return as(login)
                .upload(Form.file("load-" + UUID.randomUUID() + ".txt", "content " + UUID.randomUUID()))
                .at("/id");
    }

    private static long waiting(String login) {
        return as(login).get(PROGRESS).json().at("/load/waiting").asLong();
    }

    private static void end(String id, String state, String code) {
        ROWS.sql("""
            WITH ended AS (UPDATE document_version SET finished_at = now(), pages = 30 WHERE document_id = CAST(:id AS uuid))
            UPDATE document SET state = :state, problem_code = nullif(:code, ''), problem_detail = 'It broke.'
            WHERE id = CAST(:id AS uuid)
            """).param("id", id).param("state", state).param("code", code).update();
    }

    private static JsonNode problem(String login, String code) {
        return as(login)
                .get(PROGRESS)
                .json()
                .at("/problems")
                .valueStream()
                .filter(it -> it.path("code").asString().equals(code))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @Test
    void countsOnlyWhatTheAskerMaySee() {
        var before = waiting("planner2");

        upload("planner");

        assertThat(waiting("planner")).isPositive();
        assertThat(waiting("planner2")).isEqualTo(before);
    }

    @Test
    void saysHowFarALoadHasComeAndHowLongItWillTake() {
        var done = upload("buyer");
        upload("buyer");
        ROWS.sql("UPDATE document_version SET received_at = now() - interval '1 minute' WHERE finished_at IS NULL")
                .update();
        end(done, "indexed", "");

        var load = as("buyer").get(PROGRESS).json().at("/load");

        assertThat(load.path("indexed").asLong()).isPositive();
        assertThat(load.path("documentsPerMinute").asDouble()).isPositive();
        assertThat(load.path("pagesPerMinute").asDouble())
                .isGreaterThan(load.path("documentsPerMinute").asDouble());
        assertThat(load.path("secondsLeft").asLong()).isPositive();
    }

    @Test
    void groupsWhatWasNotReadByReasonAndReadsOneReasonAgain() {
        var code = "BROKE_" + Integer.toHexString(System.identityHashCode(this)).toUpperCase(Locale.ROOT);
        var first = upload("planner");
        var second = upload("planner");
        var foreign = upload("planner2");
        end(first, "failed", code);
        end(second, "failed", code);
        end(foreign, "failed", code);
        var other = upload("planner");
        end(other, "rejected", "X" + code);

        var problem = problem("planner", code);
        var again = as("planner").post("/api/v1/documents/replay?reason=" + code);

        assertThat(problem.path("documents").asInt()).isEqualTo(2);
        assertThat(problem.path("mayReplay").asBoolean()).isTrue();
        assertThat(problem.path("examples")
                        .valueStream()
                        .map(it -> it.path("id").asString()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(problem("planner", "X" + code).path("mayReplay").asBoolean()).isFalse();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.at("/documents")).isEqualTo("2");
        assertThat(as("planner").get("/api/v1/documents/" + second).at("/state"))
                .isEqualTo("received");
        assertThat(as("planner2").get("/api/v1/documents/" + foreign).at("/state"))
                .isEqualTo("failed");
    }

    @Test
    void refusesToReadAgainForNoReason() {
        assertThat(as("planner").post("/api/v1/documents/replay").status()).isEqualTo(400);
        assertThat(as("planner").post("/api/v1/documents/replay?reason=").status())
                .isEqualTo(400);
        assertThat(nobody().get(PROGRESS).status()).isEqualTo(401);
    }
}
