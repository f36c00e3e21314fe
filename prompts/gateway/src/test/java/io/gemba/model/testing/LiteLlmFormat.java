package io.gemba.model.testing;

/**
 * The LiteLLM proxy, after its pages "Error Reference" and "Exception Mapping"
 * (docs.litellm.ai/docs/proxy/error_reference, /docs/exception_mapping): OpenAI's shapes, with the name of LiteLLM's
 * exception in the message and the status as text.
 */
final class LiteLlmFormat extends OpenAiFormat {
    /** What LiteLLM says, with status 400, when the provider behind it refuses the content. */
    static final String PROMPT_REFUSED = error(
            "litellm.ContentPolicyViolationError: AzureException - The response was filtered.", "None", "\"400\"");

    @Override
    public String basePath() {
        return "";
    }

    @Override
    String model() {
        return "plant-default";
    }

    @Override
    String chunkHead() {
        return "{\"id\":\"chatcmpl-9f2b\",\"created\":1754000000,\"model\":\"%s\",\"object\":\"chat.completion.chunk\""
                .formatted(model());
    }

    @Override
    public String error(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED ->
                error("Authentication Error, Invalid proxy server token passed.", "auth_error", "\"401\"");
            case RATE_LIMITED ->
                error(
                        "litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached.",
                        "throttling_error",
                        "\"429\"");
            case SERVER_FAULT ->
                error("litellm.InternalServerError: OpenAIException - Internal error.", "None", "\"500\"");
            case CONTEXT_TOO_LONG ->
                error(
                        "litellm.ContextWindowExceededError: litellm.BadRequestError: OpenAIException - too long.",
                        "None",
                        "\"400\"");
            case BAD_REQUEST -> error("litellm.UnsupportedParamsError: x is not supported.", "None", "\"400\"");
        };
    }
}
