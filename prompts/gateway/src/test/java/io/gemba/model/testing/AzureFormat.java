package io.gemba.model.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Azure OpenAI, after "Azure OpenAI REST API reference", "Content filtering" and "Content streaming"
 * (learn.microsoft.com/azure/ai-services/openai/reference, /concepts/content-filter,
 * /concepts/content-filter-streaming): a stream begins with the filter's results on the prompt and no choices, and
 * every choice carries results.
 */
final class AzureFormat extends OpenAiFormat {
    private static final String SAFE = """
            {"hate":{"filtered":false,"severity":"safe"},"self_harm":{"filtered":false,"severity":"safe"},\
            "sexual":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"safe"}}""";
    private static final String VIOLENT = SAFE.replace(
            "\"violence\":{\"filtered\":false,\"severity\":\"safe\"}",
            "\"violence\":{\"filtered\":true,\"severity\":\"medium\"}");

    /** What Azure says, with status 400, to a prompt that its filter objects to. */
    static final String PROMPT_REFUSED = """
            {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management \
            policy. Please modify your prompt and retry.","type":null,"param":"prompt","code":"content_filter","status":400,\
            "innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":%s}}}
            """.formatted(
                    VIOLENT.replace("{\"hate\"", "{\"jailbreak\":{\"filtered\":true,\"detected\":true},\"hate\""));

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public List<String> pieces(Answer answer) {
        List<String> pieces = new ArrayList<>();
        pieces.add(event("""
                {"choices":[],"created":0,"id":"","model":"","object":"",\
                "prompt_filter_results":[{"prompt_index":0,"content_filter_results":%s}]}""".formatted(SAFE)));
        pieces.addAll(super.pieces(answer));
        if ("content_filter".equals(answer.finish())) {
            pieces.set(pieces.size() - 3, event("""
                    {"id":"","object":"","created":0,"model":"","choices":[{"index":0,"finish_reason":"content_filter",\
                    "content_filter_results":%s,"content_filter_offsets":\
                    {"check_offset":65,"start_offset":65,"end_offset":1056}}],"usage":null}""".formatted(VIOLENT)));
        }
        return pieces;
    }

    @Override
    public String whole(Answer answer) {
        String whole = super.whole(answer);
        return "content_filter".equals(answer.finish()) ? whole.replace(SAFE, VIOLENT) : whole;
    }

    @Override
    String choiceExtra() {
        return ",\"content_filter_results\":" + SAFE;
    }

    @Override
    public String error(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> """
                    {"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}""";
            case RATE_LIMITED -> """
                    {"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation have exceeded call \
                    rate limit of your current OpenAI S0 pricing tier. Please retry after 2 seconds."}}""";
            case SERVER_FAULT -> """
                    {"error":{"code":"InternalServerError","message":"The server had an error."}}""";
            case CONTEXT_TOO_LONG, BAD_REQUEST -> super.error(fault);
        };
    }
}
