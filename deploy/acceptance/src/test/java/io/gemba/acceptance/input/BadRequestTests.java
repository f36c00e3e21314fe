package io.gemba.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that cannot be understood get a problem with a stable code, and nothing of the program's insides. */
class BadRequestTests {
    private static final String QUESTIONS = "/api/v1/questions";
    private static final String JSON = "application/json";

    private final Client planner = Gemba.running().as("planner");

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isAnsweredWithAProblem(BadRequest request) {
        var reply = request.send().apply(planner);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(request.status());
        assertThat(reply.code()).as(reply.toString()).isEqualTo(request.code());
        assertThat(reply.json().path("correlationId").asString()).isEqualTo(reply.header("X-Correlation-Id"));
        assertThat(reply.text())
                .doesNotContain("Exception", "io.gemba", "org.springframework", "tools.jackson", "SELECT");
    }

    private static Stream<BadRequest> requests() {
        var absent = UUID.randomUUID();
        return Stream.of(
                asked("a question of 100,000 characters", Map.of("text", "x".repeat(100_000)), "QUESTION_TOO_LONG"),
                asked("an empty question", Map.of("text", ""), "QUESTION_EMPTY"),
                asked("a blank question", Map.of("text", " \n\t "), "QUESTION_EMPTY"),
                asked("no question", Map.of("copilot", "planner"), "INVALID_REQUEST"),
                asked("a thread that is no id", Map.of("text", "Why?", "conversationId", "none"), "INVALID_REQUEST"),
                new BadRequest(
                        "an unknown thread",
                        404,
                        "NOT_FOUND",
                        it -> it.post(QUESTIONS, Map.of("text", "Why?", "conversationId", absent.toString()))),
                sent("malformed JSON", "{\"text\": ", JSON, 400, "INVALID_REQUEST"),
                sent("an array", "[1, 2]", JSON, 400, "INVALID_REQUEST"),
                sent("nothing", "", JSON, 400, "INVALID_REQUEST"),
                sent("nested a hundred thousand times", "[".repeat(100_000), JSON, 400, "INVALID_REQUEST"),
                sent("another content type", "<question/>", "application/xml", 415, "UNSUPPORTED_MEDIA_TYPE"),
                new BadRequest(
                        "another method",
                        405,
                        "METHOD_NOT_ALLOWED",
                        it -> it.send("PUT", QUESTIONS, JSON, "{}".getBytes(StandardCharsets.UTF_8))),
                new BadRequest(
                        "nothing that can be accepted",
                        406,
                        "NOT_ACCEPTABLE",
                        it -> it.with("Accept", "image/png").post(QUESTIONS, Map.of("text", "Why?"))),
                got("a document that is no id", "/api/v1/documents/none", 400, "INVALID_REQUEST"),
                got("a page that is no number", "/api/v1/documents/" + absent + "/pages/x.png", 404, "NOT_FOUND"),
                got("an unknown path", "/api/v1/nothing", 404, "NOT_FOUND"),
                got("an empty search", "/api/v1/search?q=", 400, "QUERY_EMPTY"),
                got("a search without a query", "/api/v1/search", 400, "INVALID_REQUEST"),
                got("a limit that is too high", "/api/v1/search?q=oil&limit=100000", 400, "INVALID_REQUEST"),
                got("a limit that is no number", "/api/v1/search?q=oil&limit=many", 400, "INVALID_REQUEST"),
                got("an unknown state", "/api/v1/documents?state=lost", 400, "STATE_UNKNOWN"),
                new BadRequest(
                        "an upload without a file",
                        400,
                        "INVALID_REQUEST",
                        it -> it.send(
                                "POST",
                                "/api/v1/documents",
                                "multipart/form-data; boundary=b",
                                "--b--\r\n".getBytes(StandardCharsets.UTF_8))),
                new BadRequest(
                        "an upload that is no form",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        it -> it.post("/api/v1/documents", Map.of("file", "x"))),
                new BadRequest(
                        "an upload of an unknown kind",
                        400,
                        "KIND_UNKNOWN",
                        it -> it.upload("a.txt", "text".getBytes(StandardCharsets.UTF_8), Map.of("kind", "novel"))));
    }

    @Test
    void endsAStreamWithAProblemWhenAQuestionCannotBeAsked() {
        var events = planner.stream("x".repeat(100_000));

        assertThat(events).last().satisfies(event -> {
            assertThat(event.name()).isEqualTo("problem");
            assertThat(event.data().path("code").asString()).isEqualTo("QUESTION_TOO_LONG");
        });
    }

    @Test
    void keepsAnsweringAfterwards() {
        assertThat(planner.ask("What torque do the M12 cover screws on a TGX 63 get?")
                        .text())
                .contains("92 Nm");
    }

    private static BadRequest asked(String name, Map<String, String> question, String code) {
        return new BadRequest(name, 400, code, it -> it.post(QUESTIONS, question));
    }

    private static BadRequest sent(String name, String body, String type, int status, String code) {
        return new BadRequest(
                name, status, code, it -> it.send("POST", QUESTIONS, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static BadRequest got(String name, String path, int status, String code) {
        return new BadRequest(name, status, code, it -> it.get(path));
    }

    private record BadRequest(String name, int status, String code, Function<Client, Reply> send) {
        @Override
        public String toString() {
            return name;
        }
    }
}
