package io.gemba.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.prompts.RenderedPrompt;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One question to whichever model may see it.
 *
 * @param useCase what for, such as {@code answer/grounded}; kept in the usage ledger
 * @param dataClass the highest class among everything the request says
 * @param promptHash the content hash of the prompt, kept in the usage ledger
 * @param request messages, tools, reply format, temperature, top-p, stop sequences, longest reply; nothing that only
 *     some providers know, and no model name: the gateway chooses the model
 * @param deadline when the reply is of no use any more
 */
public record ModelCall(
        TenantId tenant,
        String useCase,
        Classification dataClass,
        String promptHash,
        ChatRequest request,
        Instant deadline) {
    private static final Pattern USE_CASE = Pattern.compile("[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ModelCall {
        requireUseCase(useCase);
        if (!HASH.matcher(promptHash).matches()) {
            throw new IllegalArgumentException("a prompt hash is 64 hex digits");
        }
        if (request.modelName() != null) {
            throw new IllegalArgumentException("the gateway chooses the model");
        }
        if (request.topK() != null || request.frequencyPenalty() != null || request.presencePenalty() != null) {
            throw new IllegalArgumentException("top-k and penalties are not known to every provider");
        }
    }

    /** The call that says a prompt of the library; its id is the use case, its schema the reply's format. */
    public static ModelCall of(TenantId tenant, Classification dataClass, RenderedPrompt prompt, Instant deadline) {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        prompt.prompt()
                .schema()
                .ifPresent(
                        schema -> request.responseFormat(format(prompt.prompt().id(), schema)));
        return new ModelCall(tenant, prompt.prompt().id(), dataClass, prompt.contentHash(), request.build(), deadline);
    }

    /** The same, with tools that the model may call instead of saying something. */
    public ModelCall offering(List<ModelTool> tools) {
        return new ModelCall(
                tenant,
                useCase,
                dataClass,
                promptHash,
                ChatRequest.builder()
                        .messages(request.messages())
                        .parameters(request.parameters())
                        .toolSpecifications(
                                tools.stream().map(ModelTool::specification).toList())
                        .build(),
                deadline);
    }

    /** True if the model may call tools. */
    public boolean offersTools() {
        return !request.toolSpecifications().isEmpty();
    }

    static void requireUseCase(String useCase) {
        if (useCase.length() > 64 || !USE_CASE.matcher(useCase).matches()) {
            throw new IllegalArgumentException("a use case is a path of lower-case names, like answer/grounded");
        }
    }

    private static ResponseFormat format(String id, String schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(id.replaceAll("[^A-Za-z0-9_-]", "_"))
                        .rootElement(JsonRawSchema.from(schema))
                        .build())
                .build();
    }

    /** Does not show the request, which holds what only the asking person may read. */
    @Override
    public String toString() {
        return "ModelCall[%s, %s]".formatted(useCase, dataClass.label());
    }
}
