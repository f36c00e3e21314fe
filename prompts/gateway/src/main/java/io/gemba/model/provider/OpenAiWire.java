package io.gemba.model.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.gemba.model.settings.ProviderKind;
import io.gemba.model.settings.ProviderSettings;
import io.gemba.model.settings.SchemaStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** OpenAI's chat completions and embeddings, as OpenAI itself, Azure, vLLM and LiteLLM understand them. */
record OpenAiWire(ProviderSettings settings, Supplier<Map<String, String>> headers, HttpClientBuilder http)
        implements Wire {
    /** The first dated version of Azure's interface after the one that still has {@code max_tokens} only. */
    private static final String AZURE_WITH_COMPLETION_TOKENS = "2024-12-01";

    @Override
    public ChatModel chat() {
        return OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl())
                .customHeaders(headers)
                .customQueryParams(query())
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
    }

    @Override
    public StreamingChatModel streaming() {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl())
                .customHeaders(headers)
                .customQueryParams(query())
                .strictJsonSchema(true)
                .returnThinking(true)
                .build();
    }

    @Override
    public EmbeddingModel embedding() {
        return OpenAiEmbeddingModel.builder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl())
                .customHeaders(headers)
                .customQueryParams(query())
                .modelName(settings.modelName())
                .dimensions(settings.dimensions())
                .maxRetries(0)
                .build();
    }

    @Override
    public ChatRequestParameters parameters(ChatRequestParameters common) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder()
                .modelName(settings.modelName())
                .stopSequences(common.stopSequences())
                .toolSpecifications(common.toolSpecifications())
                .toolChoice(common.toolChoice());
        limit(parameters, Optional.ofNullable(common.maxOutputTokens()).orElse(settings.maxOutputTokens()));
        if (settings.sampling()) {
            parameters.temperature(common.temperature()).topP(common.topP());
        }
        if (settings.kind() == ProviderKind.OPENAI) {
            parameters.store(false);
        }
        if (settings.schema() == SchemaStyle.RESPONSE_FORMAT) {
            parameters.responseFormat(common.responseFormat());
        }
        return parameters.customParameters(own(common.responseFormat())).build();
    }

    /**
     * {@code max_tokens} is not known to OpenAI's reasoning models, {@code max_completion_tokens} not to older
     * interfaces.
     */
    private void limit(OpenAiChatRequestParameters.Builder parameters, int tokens) {
        boolean completionTokens = switch (settings.kind()) {
            case OPENAI, VLLM -> true;
            case AZURE_OPENAI -> apiVersion().compareTo(AZURE_WITH_COMPLETION_TOKENS) > 0;
            case LITELLM, OLLAMA -> false;
        };
        if (completionTokens) {
            parameters.maxCompletionTokens(tokens);
        } else {
            parameters.maxOutputTokens(tokens);
        }
    }

    private Map<String, Object> own(@Nullable ResponseFormat format) {
        Map<String, Object> own = new HashMap<>(settings.extraBody());
        if (settings.thinking() != null) {
            own.put("chat_template_kwargs", Map.of("enable_thinking", settings.thinking()));
        }
        if (format != null && format.jsonSchema() != null) {
            Map<String, Object> schema =
                    JsonSchemaElementUtils.toMap(format.jsonSchema().rootElement(), true);
            switch (settings.schema()) {
                case RESPONSE_FORMAT -> {}
                case STRUCTURED_OUTPUTS -> own.put("structured_outputs", Map.of("json", schema));
                case GUIDED_JSON -> own.put("guided_json", schema);
            }
        }
        return own;
    }

    /** Below Azure's endpoint lie the deployments, or the interface that needs no version. */
    private String baseUrl() {
        String base = settings.baseUrl().toString().replaceFirst("/+$", "");
        if (settings.kind() != ProviderKind.AZURE_OPENAI) {
            return base;
        }
        return isAzureV1() ? base + "/openai/v1" : "%s/openai/deployments/%s".formatted(base, settings.modelName());
    }

    private Map<String, String> query() {
        return settings.kind() == ProviderKind.AZURE_OPENAI && !isAzureV1()
                ? Map.of("api-version", apiVersion())
                : Map.of();
    }

    private boolean isAzureV1() {
        return "v1".equals(apiVersion());
    }

    private String apiVersion() {
        return Optional.ofNullable(settings.apiVersion()).orElse("");
    }
}
