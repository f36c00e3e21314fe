package io.gemba.model.provider;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.gemba.corpus.access.Classification;
import io.gemba.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.Optional;

/** One configured endpoint with its models. Its methods belong inside an {@link io.gemba.model.http.Exchange}. */
public final class Provider {
    private static final int MOST_CHARACTERS_IN_A_TOKEN = 16;
    private static final int MOST_CHARACTERS_ON_AVERAGE = 6;

    private final String name;
    private final ProviderSettings settings;
    private final Wire wire;
    private final ChatModel chat;
    private final StreamingChatModel streaming;
    private final EmbeddingModel embedding;

    Provider(String name, ProviderSettings settings, Wire wire) {
        this.name = name;
        this.settings = settings;
        this.wire = wire;
        this.chat = wire.chat();
        this.streaming = wire.streaming();
        this.embedding = wire.embedding();
    }

    /** Its name in the settings. */
    public String name() {
        return name;
    }

    /** The model as the provider names it. */
    public String model() {
        return settings.modelName();
    }

    public boolean serves(Classification dataClass) {
        return settings.dataClasses().contains(dataClass);
    }

    /** Whether it can call tools. */
    public boolean callsTools() {
        return settings.tools();
    }

    public int maxConcurrent() {
        return settings.maxConcurrent();
    }

    /** How long it may take to begin, if that differs from the common limit. */
    public Optional<Duration> firstToken() {
        return Optional.ofNullable(settings.firstToken());
    }

    public ChatModel chat() {
        return chat;
    }

    public StreamingChatModel streaming() {
        return streaming;
    }

    public EmbeddingModel embedding() {
        return embedding;
    }

    /** The request in this provider's own terms. */
    public ChatRequest translate(ChatRequest request) {
        return ChatRequest.builder()
                .messages(request.messages())
                .parameters(wire.parameters(request.parameters()))
                .build();
    }

    /** The most characters that a reply to the request can have when the model keeps to its limit of tokens. */
    public int longestReply(ChatRequest request) {
        int tokens = Optional.ofNullable(request.maxOutputTokens()).orElse(settings.maxOutputTokens());
        return Math.multiplyExact(tokens, MOST_CHARACTERS_IN_A_TOKEN);
    }

    /**
     * Whether the request is too long however favourably its tokens are counted. Ollama would not say so: it drops the
     * beginning, and with it the rules.
     */
    public boolean isTooLong(ChatRequest request) {
        Integer contextTokens = settings.contextTokens();
        return contextTokens != null
                && (request.messages().stream().mapToLong(Provider::length).sum()
                                        + request.toolSpecifications().stream()
                                                .mapToLong(Provider::length)
                                                .sum())
                                / MOST_CHARACTERS_ON_AVERAGE
                        > contextTokens;
    }

    private static long length(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text().length();
            case UserMessage user when user.hasSingleText() -> user.singleText().length();
            default -> 0;
        };
    }

    private static long length(ToolSpecification tool) {
        return tool.name().length()
                + Optional.ofNullable(tool.description()).map(String::length).orElse(0);
    }

    @Override
    public String toString() {
        return "%s (%s %s)".formatted(name, settings.kind().label(), model());
    }
}
