package io.gemba.model.testing;

import io.gemba.model.testing.Answer.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * OpenAI, after its API reference: "The chat completion object", "The chat completion chunk object", "Create
 * embeddings" and the guide "Error codes" (platform.openai.com/docs/api-reference/chat, /chat-streaming, /embeddings
 * and /docs/guides/error-codes). The other formats of this family replace what differs.
 */
class OpenAiFormat implements WireFormat {
    @Override
    public String basePath() {
        return "/v1";
    }

    @Override
    public String streamType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public List<String> pieces(Answer answer) {
        List<String> pieces = new ArrayList<>();
        pieces.add(chunk(choice("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null")));
        answer.thinking().forEach(it -> pieces.add(thought(it)));
        answer.tokens().forEach(it -> pieces.add(piece(it)));
        IntStream.range(0, answer.calls().size())
                .forEach(it -> pieces.addAll(fragments(it, answer.calls().get(it))));
        pieces.add(chunk(choice("{}", WireFormat.quoted(answer.finish()))));
        pieces.add(event(chunkHead() + ",\"choices\":[],\"usage\":" + usage(answer) + "}"));
        pieces.add("data: [DONE]\n\n");
        return pieces;
    }

    @Override
    public String piece(String token) {
        return chunk(choice("{\"content\":%s}".formatted(WireFormat.quoted(token)), "null"));
    }

    @Override
    public String garbledPiece() {
        return event(chunkHead() + ",\"choices\":[{\"index\":0,\"delta\":{\"content\":");
    }

    @Override
    public String pieceStart() {
        return "data: {\"id\":\"";
    }

    @Override
    public String whole(Answer answer) {
        String calls = answer.calls().isEmpty() ? "" : ",\"tool_calls\":" + calls(answer.calls());
        String content = answer.tokens().isEmpty() ? "null" : WireFormat.quoted(answer.text());
        return """
                {"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion","created":1741569952,
                 "model":"%s","choices":[{"index":0,
                  "message":{"role":"assistant","content":%s,"refusal":null,"annotations":[]%s%s},
                  "logprobs":null,"finish_reason":%s%s}],
                 "usage":%s,"service_tier":"default","system_fingerprint":"fp_44709d6fcb"}
                """.formatted(
                        model(),
                        content,
                        wholeThought(answer),
                        calls,
                        WireFormat.quoted(answer.finish()),
                        choiceExtra(),
                        usage(answer));
    }

    @Override
    public String error(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED ->
                error("Incorrect API key provided: sk-****.", "invalid_request_error", "\"invalid_api_key\"");
            case RATE_LIMITED -> error("Rate limit reached for requests", "requests", "\"rate_limit_exceeded\"");
            case SERVER_FAULT ->
                error("The server had an error while processing your request.", "server_error", "null");
            case CONTEXT_TOO_LONG ->
                error(
                        "This model's maximum context length is 128000 tokens.",
                        "invalid_request_error",
                        "\"context_length_exceeded\"");
            case BAD_REQUEST ->
                error("Unsupported parameter: 'x'.", "invalid_request_error", "\"unsupported_parameter\"");
        };
    }

    @Override
    public String embeddings(int count, int dimensions) {
        String data = IntStream.range(0, count)
                .mapToObj(it -> "{\"object\":\"embedding\",\"index\":%d,\"embedding\":%s}"
                        .formatted(it, WireFormat.vector(it, dimensions)))
                .collect(Collectors.joining(","));
        return "{\"object\":\"list\",\"data\":[%s],\"model\":\"%s\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}"
                .formatted(data, model());
    }

    String model() {
        return "gpt-4.1-2025-04-14";
    }

    /** OpenAI does not show what its models think. */
    String thought(String text) {
        return "";
    }

    String wholeThought(Answer answer) {
        return "";
    }

    /** What a provider adds to each choice. */
    String choiceExtra() {
        return "";
    }

    String usage(Answer answer) {
        return """
                {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,\
                "prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},\
                "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,\
                "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}""".formatted(answer.inputTokens(), answer.outputTokens(), answer.inputTokens() + answer.outputTokens());
    }

    String chunkHead() {
        return "{\"id\":\"chatcmpl-123\",\"object\":\"chat.completion.chunk\",\"created\":1694268190,\"model\":\"%s\",\"system_fingerprint\":\"fp_44709d6fcb\""
                .formatted(model());
    }

    final String chunk(String choice) {
        return event("%s,\"choices\":[%s],\"usage\":null}".formatted(chunkHead(), choice));
    }

    final String choice(String delta, String finish) {
        return "{\"index\":0,\"delta\":%s,\"logprobs\":null,\"finish_reason\":%s%s}"
                .formatted(delta, finish, choiceExtra());
    }

    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    static String error(String message, String type, String code) {
        return "{\"error\":{\"message\":%s,\"type\":%s,\"param\":null,\"code\":%s}}"
                .formatted(WireFormat.quoted(message), WireFormat.quoted(type), code);
    }

    /** The name comes first, then the arguments in fragments. */
    private List<String> fragments(int index, Call call) {
        List<String> fragments = new ArrayList<>();
        String start =
                "{\"index\":%d,\"id\":\"call_%d\",\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":\"\"}}"
                        .formatted(index, index, WireFormat.quoted(call.name()));
        fragments.add(chunk(choice("{\"tool_calls\":[%s]}".formatted(start), "null")));
        for (int from = 0; from < call.arguments().length(); from += 5) {
            String part = call.arguments()
                    .substring(from, Math.min(from + 5, call.arguments().length()));
            String fragment =
                    "{\"index\":%d,\"function\":{\"arguments\":%s}}".formatted(index, WireFormat.quoted(part));
            fragments.add(chunk(choice("{\"tool_calls\":[%s]}".formatted(fragment), "null")));
        }
        return fragments;
    }

    private static String calls(List<Call> calls) {
        return IntStream.range(0, calls.size())
                .mapToObj(it -> "{\"id\":\"call_%d\",\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":%s}}"
                        .formatted(
                                it,
                                WireFormat.quoted(calls.get(it).name()),
                                WireFormat.quoted(calls.get(it).arguments())))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
