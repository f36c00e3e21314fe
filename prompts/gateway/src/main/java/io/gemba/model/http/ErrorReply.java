package io.gemba.model.http;

import io.gemba.model.FailureReason;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider says when it does not answer, in any of the forms they use:
 * {@code {"error":{"code":..,"type":..,"message":..}}} (OpenAI, Azure, LiteLLM, vLLM), {@code {"error":".."}} (Ollama),
 * {@code {"object":"error","message":..}} (older vLLM). Its words are looked at to tell failures apart and never
 * repeated, since they may quote the prompt or the key.
 */
final class ErrorReply {
    private static final Pattern STREAMED =
            Pattern.compile("\\s*\\{\\s*\"(error\"\\s*:\\s*[\"{]|object\"\\s*:\\s*\"error\")");
    private static final Duration UNTIL_SOMEONE_PAYS = Duration.ofMinutes(1);
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "exceed_context_size_error");
    private static final Pattern TOO_LONG_TEXT = Pattern.compile(
            "maximum context length|exceeds the (available )?context|context window|contextwindowexceeded|maximum model length");
    private static final Set<String> REFUSED =
            Set.of("content_filter", "content_policy_violation", "responsibleaipolicyviolation");
    private static final Set<String> REPEATABLE_CODES = Set.of(
            "model_not_found",
            "deploymentnotfound",
            "operationnotsupported",
            "unsupported_parameter",
            "unsupported_value",
            "missing_required_parameter",
            "invalid_value",
            "invalid_type",
            "invalid_request_error",
            "badrequesterror",
            "notfounderror");

    private final JsonNode error;

    private ErrorReply(JsonNode error) {
        this.error = error;
    }

    static ErrorReply parse(String body) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            return new ErrorReply(json.path("error").isObject() ? json.path("error") : json);
        } catch (JacksonException e) {
            return new ErrorReply(JsonMapper.shared().createObjectNode());
        }
    }

    /** Whether a piece of a streamed reply is an error instead. */
    static boolean isIn(String frame) {
        return STREAMED.matcher(frame).lookingAt();
    }

    /** The status that an error within a stream stands for; the reply itself had said 200. */
    int status() {
        return switch (code()) {
            case "rate_limit_exceeded", "insufficient_quota" -> 429;
            case "invalid_api_key" -> 401;
            case String code when code.matches("[45][0-9][0-9]") -> Integer.parseInt(code);
            default -> 500;
        };
    }

    FailureReason reason(int status, Optional<Duration> retryAfter) {
        if (isRefusal()) {
            return new FailureReason.ContentRefused(FilterCategories.in(error).orElse("policy"));
        }
        if (status == 401 || status == 403) {
            return new FailureReason.Unauthorized();
        }
        if (status == 429 || status == 503 && retryAfter.isPresent()) {
            return rateLimited(retryAfter);
        }
        if (status == 413 || isTooLong()) {
            return new FailureReason.ContextTooLong();
        }
        return status >= 500 || status == 408
                ? new FailureReason.ServerFault(status)
                : new FailureReason.Rejected(status, repeatableCode());
    }

    private FailureReason rateLimited(Optional<Duration> retryAfter) {
        Duration otherwise = "insufficient_quota".equals(code()) ? UNTIL_SOMEONE_PAYS : Duration.ZERO;
        return new FailureReason.RateLimited(retryAfter.orElse(otherwise));
    }

    private boolean isRefusal() {
        return REFUSED.contains(code())
                || REFUSED.contains(text("innererror", "code"))
                || text("message").contains("contentpolicyviolationerror");
    }

    private boolean isTooLong() {
        return TOO_LONG.contains(code())
                || TOO_LONG.contains(text("type"))
                || TOO_LONG_TEXT.matcher(text("message") + text("error")).find();
    }

    private String repeatableCode() {
        return REPEATABLE_CODES.contains(code()) ? code() : REPEATABLE_CODES.contains(text("type")) ? text("type") : "";
    }

    private String code() {
        return text("code");
    }

    private String text(String... path) {
        JsonNode node = error;
        for (String name : path) {
            node = node.path(name);
        }
        return node.isValueNode() ? node.asString("").toLowerCase(Locale.ROOT) : "";
    }
}
