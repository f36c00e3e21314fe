package io.gemba.copilot.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.testing.RunningApi;
import io.gemba.copilot.testing.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class ProblemTests extends RunningApi {

    @Test
    void saysNothingOfWhatNobodyForesaw() {
        MDC.put(Problems.CORRELATION_ID, "corr-12345");
        var problem = Failure.of(new DataIntegrityViolationException("INSERT INTO secret_table"))
                .problem();
        MDC.clear();

        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("secret_table", "INSERT");
        assertThat(problem.getProperties())
                .containsEntry("code", "INTERNAL")
                .containsEntry("correlationId", "corr-12345");
    }

    @Test
    void tellsALostDatabaseFromAFault() {
        assertThat(Failure.of(new CannotGetJdbcConnectionException("x")).code()).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(Failure.of(new NotFound("page")).code()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/nothing,404,NOT_FOUND",
        "PUT,/api/v1/me,405,METHOD_NOT_ALLOWED",
        "GET,/api/v1/documents/not-an-id,400,INVALID_REQUEST"
    })
    void saysProblemsOfTheFrameworkInTheSameForm(String method, String path, int status, String code) {
        var reply = TestClient.send(as("planner").request(path).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.at("/code")).isEqualTo(code);
        assertThat(reply.at("/correlationId")).isEqualTo(reply.header("X-Correlation-Id"));
    }

    @Test
    void isReadyAndTellsNobodyWhy() {
        assertThat(nobody().get("/actuator/health/readiness").text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(nobody().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(as("planner").get("/actuator/prometheus").text()).contains("hikaricp_connections");
        assertThat(as("planner").get("/actuator/env").status()).isEqualTo(404);
        assertThat(as("planner").get("/actuator/heapdump").status()).isEqualTo(404);
        assertThat(nobody().get("/actuator/prometheus").status()).isNotEqualTo(200);
    }
}
