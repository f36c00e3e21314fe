package io.gemba.model.testing;

import io.gemba.model.testing.Answer.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ollama's own interface, after docs/api.md ("Generate a chat completion", "Generate Embeddings"), docs/api/errors.mdx
 * and docs/capabilities/thinking.mdx of its repository: one JSON object a line, tool calls whole and with their
 * arguments as an object, errors as one text.
 */
final class OllamaFormat implements WireFormat {
    private static final String HEAD = "{\"model\":\"qwen3:8b\",\"created_at\":\"2025-07-07T20:22:19.184789Z\"";

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public List<String> pieces(Answer answer) {
        List<String> pieces = new ArrayList<>();
        answer.thinking()
                .forEach(it ->
                        pieces.add(line("\"content\":\"\",\"thinking\":" + WireFormat.quoted(it), "\"done\":false")));
        answer.tokens().forEach(it -> pieces.add(piece(it)));
        if (!answer.calls().isEmpty()) {
            pieces.add(line("\"content\":\"\",\"tool_calls\":" + calls(answer.calls()), "\"done\":false"));
        }
        pieces.add(line("\"content\":\"\"", end(answer)));
        return pieces;
    }

    @Override
    public String piece(String token) {
        return line("\"content\":" + WireFormat.quoted(token), "\"done\":false");
    }

    @Override
    public String garbledPiece() {
        return HEAD + ",\"message\":{\"role\":\"assistant\",\"content\":\n";
    }

    @Override
    public String pieceStart() {
        return HEAD + ",\"message\":{\"role\":\"assistant\",\"content\":\"";
    }

    @Override
    public String whole(Answer answer) {
        String thinking = answer.thinking().isEmpty() ? "" : ",\"thinking\":" + WireFormat.quoted(answer.thoughts());
        String calls = answer.calls().isEmpty() ? "" : ",\"tool_calls\":" + calls(answer.calls());
        return line("\"content\":%s%s%s".formatted(WireFormat.quoted(answer.text()), thinking, calls), end(answer));
    }

    @Override
    public String error(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> "{\"error\":\"unauthorized\"}";
            case RATE_LIMITED -> "{\"error\":\"rate limit exceeded\"}";
            case SERVER_FAULT -> "{\"error\":\"the model failed to generate a response\"}";
            case CONTEXT_TOO_LONG -> "{\"error\":\"the input length exceeds the context length\"}";
            case BAD_REQUEST -> "{\"error\":\"registry.ollama.ai/library/x does not support tools\"}";
        };
    }

    @Override
    public String embeddings(int count, int dimensions) {
        String vectors = IntStream.range(0, count)
                .mapToObj(it -> WireFormat.vector(it, dimensions))
                .collect(Collectors.joining(","));
        return "{\"model\":\"all-minilm\",\"embeddings\":[%s],\"total_duration\":14143917,\"load_duration\":1019500,\"prompt_eval_count\":8}"
                .formatted(vectors);
    }

    /** Ollama ends with {@code stop} after tool calls too. */
    private static String end(Answer answer) {
        String reason = "tool_calls".equals(answer.finish()) ? "stop" : answer.finish();
        return """
                "done_reason":%s,"done":true,"total_duration":4883583458,"load_duration":1334875,\
                "prompt_eval_count":%d,"prompt_eval_duration":342546000,"eval_count":%d,"eval_duration":4535599000""".formatted(WireFormat.quoted(reason), answer.inputTokens(), answer.outputTokens());
    }

    private static String line(String message, String end) {
        return "%s,\"message\":{\"role\":\"assistant\",%s},%s}\n".formatted(HEAD, message, end);
    }

    private static String calls(List<Call> calls) {
        return calls.stream()
                .map(it -> "{\"function\":{\"name\":%s,\"arguments\":%s}}"
                        .formatted(WireFormat.quoted(it.name()), it.arguments()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
