package io.gemba.model.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.gemba.model.settings.ProviderSettings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Ollama's own interface, {@code /api/chat} and {@code /api/embed}. */
record OllamaWire(ProviderSettings settings, Supplier<Map<String, String>> headers, HttpClientBuilder http)
        implements Wire {
    @Override
    public ChatModel chat() {
        return OllamaChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .customHeaders(headers)
                .maxRetries(0)
                .build();
    }

    @Override
    public StreamingChatModel streaming() {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .customHeaders(headers)
                .returnThinking(true)
                .build();
    }

    @Override
    public EmbeddingModel embedding() {
        return OllamaEmbeddingModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .customHeaders(headers)
                .modelName(settings.modelName())
                .dimensions(settings.dimensions())
                .maxRetries(0)
                .build();
    }

    @Override
    public ChatRequestParameters parameters(ChatRequestParameters common) {
        OllamaChatRequestParameters.Builder parameters = OllamaChatRequestParameters.builder()
                .modelName(settings.modelName())
                .maxOutputTokens(Optional.ofNullable(common.maxOutputTokens()).orElse(settings.maxOutputTokens()))
                .stopSequences(common.stopSequences())
                .toolSpecifications(common.toolSpecifications())
                .toolChoice(common.toolChoice())
                .responseFormat(common.responseFormat())
                .numCtx(settings.contextTokens())
                .think(settings.thinking());
        if (settings.sampling()) {
            parameters.temperature(common.temperature()).topP(common.topP());
        }
        return parameters.build();
    }
}
