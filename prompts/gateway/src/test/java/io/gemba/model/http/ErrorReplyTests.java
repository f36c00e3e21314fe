package io.gemba.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.model.FailureReason;
import io.gemba.model.FailureReason.ContentRefused;
import io.gemba.model.FailureReason.ContextTooLong;
import io.gemba.model.FailureReason.RateLimited;
import io.gemba.model.FailureReason.Rejected;
import io.gemba.model.FailureReason.ServerFault;
import io.gemba.model.FailureReason.Unauthorized;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorReplyTests {
    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(401, "", new Unauthorized()),
                Arguments.of(403, "<html>", new Unauthorized()),
                Arguments.of(
                        404, "{\"error\":{\"code\":\"DeploymentNotFound\"}}", new Rejected(404, "deploymentnotfound")),
                Arguments.of(404, "{\"error\":{\"code\":\"my secret prompt\"}}", new Rejected(404, "")),
                Arguments.of(408, "", new ServerFault(408)),
                Arguments.of(413, "", new ContextTooLong()),
                Arguments.of(429, "[]", new RateLimited(Duration.ZERO)),
                Arguments.of(502, "null", new ServerFault(502)),
                Arguments.of(302, "", new Rejected(302, "")),
                // llama.cpp's server
                Arguments.of(
                        400,
                        "{\"error\":{\"code\":400,\"message\":\"..\",\"type\":\"exceed_context_size_error\"}}",
                        new ContextTooLong()),
                // vLLM before 0.10
                Arguments.of(
                        400,
                        "{\"object\":\"error\",\"message\":\"This model's maximum context length is 4096 tokens.\",\"code\":400}",
                        new ContextTooLong()),
                Arguments.of(500, "{\"error\":\"the input exceeds the context length\"}", new ContextTooLong()),
                Arguments.of(400, "{\"error\":{\"code\":\"content_policy_violation\"}}", new ContentRefused("policy")),
                Arguments.of(
                        400,
                        "{\"error\":{\"code\":\"content_filter\",\"innererror\":{\"content_filter_result\":{\"my prompt\":{\"filtered\":true}}}}}",
                        new ContentRefused("policy")));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void tellsFailuresApart(int status, String body, FailureReason reason) {
        assertThat(ErrorReply.parse(body).reason(status, Optional.empty())).isEqualTo(reason);
    }

    @Test
    void takesABusyServerForOneThatLimitsItsRate() {
        assertThat(ErrorReply.parse("").reason(503, Optional.of(Duration.ofSeconds(3))))
                .isEqualTo(new RateLimited(Duration.ofSeconds(3)));
        assertThat(ErrorReply.parse("").reason(503, Optional.empty())).isEqualTo(new ServerFault(503));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"error":{"message":"x"}}                 | true
             { "error" : "x" }                        | true
            {"object":"error","message":"x"}          | true
            {"error":null,"choices":[]}               | false
            {"choices":[{"delta":{"content":"{\\"error\\":{"}}]} | false
            {"object":"chat.completion.chunk"}        | false
            """)
    void recognisesAnErrorInAStream(String piece, boolean error) {
        assertThat(ErrorReply.isIn(piece)).isEqualTo(error);
    }
}
