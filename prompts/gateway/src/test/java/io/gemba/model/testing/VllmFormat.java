package io.gemba.model.testing;

/**
 * vLLM serving Qwen, after its pages "OpenAI-Compatible Server", "Reasoning Outputs" and "Tool Calling"
 * (docs.vllm.ai/en/stable/features/reasoning_outputs): thinking comes in {@code reasoning}, called
 * {@code reasoning_content} before 0.11; choices carry {@code stop_reason}; errors carry a numeric code.
 */
final class VllmFormat extends OpenAiFormat {
    private final String thinkingField;

    VllmFormat(String thinkingField) {
        this.thinkingField = thinkingField;
    }

    @Override
    String model() {
        return "Qwen/Qwen3-32B";
    }

    @Override
    String thought(String text) {
        return chunk(choice("{\"%s\":%s}".formatted(thinkingField, WireFormat.quoted(text)), "null"));
    }

    @Override
    String wholeThought(Answer answer) {
        String thoughts = answer.thinking().isEmpty() ? "null" : WireFormat.quoted(answer.thoughts());
        return ",\"%s\":%s".formatted(thinkingField, thoughts);
    }

    @Override
    String choiceExtra() {
        return ",\"stop_reason\":null,\"token_ids\":null";
    }

    @Override
    String chunkHead() {
        return "{\"id\":\"chatcmpl-1f7a\",\"object\":\"chat.completion.chunk\",\"created\":1754000000,\"model\":\"%s\""
                .formatted(model());
    }

    @Override
    String usage(Answer answer) {
        return "{\"prompt_tokens\":%d,\"total_tokens\":%d,\"completion_tokens\":%d,\"prompt_tokens_details\":null}"
                .formatted(answer.inputTokens(), answer.inputTokens() + answer.outputTokens(), answer.outputTokens());
    }

    @Override
    public String error(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> "{\"error\":\"Unauthorized\"}";
            case RATE_LIMITED -> error("Too many requests.", "TooManyRequestsError", "429");
            case SERVER_FAULT -> error("EngineCore encountered an issue.", "InternalServerError", "500");
            case CONTEXT_TOO_LONG ->
                error(
                        "This model's maximum context length is 40960 tokens. However, you requested 50000 tokens.",
                        "BadRequestError",
                        "400");
            case BAD_REQUEST -> error("guided_json is not allowed.", "BadRequestError", "400");
        };
    }
}
