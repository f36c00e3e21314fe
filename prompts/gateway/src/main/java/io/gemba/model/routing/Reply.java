package io.gemba.model.routing;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelReply;
import io.gemba.model.ModelReply.Usage;
import io.gemba.model.ToolCall;
import io.gemba.model.http.Exchange;
import io.gemba.model.http.FilterCategories;
import io.gemba.model.provider.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a provider replied, once it is known to be whole and not refused. */
record Reply(String text, List<ToolCall> toolCalls, Usage usage, String model, FinishReason finish) {

    /** The reply that came as a whole. */
    static Reply of(ChatResponse response, Provider provider, Exchange exchange, int longest) {
        FinishReason finish = finish(response, exchange);
        String text =
                AnswerText.of(Optional.ofNullable(response.aiMessage().text()).orElse(""));
        if (text.length() > longest) {
            return reply(text.substring(0, longest), response, provider, FinishReason.LENGTH);
        }
        return reply(text, response, provider, finish);
    }

    /** The reply that came piece by piece. */
    static Reply of(ReplyCollector collected, Provider provider, Exchange exchange) {
        exchange.failure().ifPresent(it -> {
            throw it;
        });
        if (collected.isCut()) {
            return new Reply(collected.text(), List.of(), Usage.UNKNOWN, provider.model(), FinishReason.LENGTH);
        }
        ChatResponse response = collected.response().orElseThrow(() -> new ModelFailed(new FailureReason.Cut()));
        FinishReason finish = finish(response, exchange);
        if (collected.isRefused()) {
            throw new ModelFailed(new FailureReason.ContentRefused("refusal"));
        }
        return reply(collected.text(), response, provider, finish);
    }

    ModelReply from(Provider provider, int attempts) {
        return new ModelReply(text, toolCalls, usage, provider.name(), model, finish, attempts);
    }

    private static Reply reply(String text, ChatResponse response, Provider provider, FinishReason finish) {
        return new Reply(
                text,
                response.aiMessage().toolExecutionRequests().stream()
                        .map(it -> new ToolCall(
                                Optional.ofNullable(it.name()).orElse(""),
                                Optional.ofNullable(it.arguments()).orElse("")))
                        .toList(),
                usage(response.tokenUsage()),
                Optional.ofNullable(response.modelName()).orElse(provider.model()),
                finish);
    }

    private static FinishReason finish(ChatResponse response, Exchange exchange) {
        FinishReason finish = response.finishReason();
        if (finish == FinishReason.CONTENT_FILTER) {
            throw new ModelFailed(new FailureReason.ContentRefused(categories(response)));
        }
        if (finish == null && !exchange.isEnded()) {
            throw new ModelFailed(new FailureReason.Cut());
        }
        return finish == null ? FinishReason.OTHER : finish;
    }

    private static String categories(ChatResponse response) {
        return raw(response)
                .flatMap(it -> FilterCategories.in(it).stream())
                .findFirst()
                .orElse("policy");
    }

    private static Stream<String> raw(ChatResponse response) {
        if (!(response.metadata() instanceof OpenAiChatResponseMetadata metadata)) {
            return Stream.empty();
        }
        Stream<String> events = metadata.rawServerSentEvents().stream().map(ServerSentEvent::data);
        Stream<String> whole = Optional.ofNullable(metadata.rawHttpResponse()).map(it -> it.body()).stream();
        return Stream.concat(events, whole);
    }

    private static Usage usage(TokenUsage usage) {
        return new Usage(
                Optional.ofNullable(usage).map(TokenUsage::inputTokenCount).orElse(0),
                Optional.ofNullable(usage).map(TokenUsage::outputTokenCount).orElse(0));
    }
}
