package io.gemba.model.routing;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Exchange;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a streamed reply apart: text goes to the caller, thinking counts as a sign of life only. */
final class ReplyCollector implements StreamingChatResponseHandler {
    /** Fields that LangChain4j does not know: vLLM's newer name for thinking, and OpenAI's refusals. */
    private static final Pattern THINKING = Pattern.compile("\"reasoning\"\\s*:\\s*\"[^\"]");

    private static final Pattern REFUSAL = Pattern.compile("\"refusal\"\\s*:\\s*\"[^\"]");

    private final Exchange exchange;
    private final Consumer<String> onText;
    private final int longest;
    private final AnswerText answer = new AnswerText();
    private final StringBuilder text = new StringBuilder();
    private @Nullable ChatResponse response;
    private boolean cut;
    private boolean refused;

    /**
     * Collects one reply.
     *
     * @param longest characters after which the reply is cut
     */
    ReplyCollector(Exchange exchange, int longest, Consumer<String> onText) {
        this.exchange = exchange;
        this.longest = longest;
        this.onText = onText;
    }

    String text() {
        return text.toString();
    }

    /** The reply as LangChain4j puts it together; empty if it did not end by itself. */
    Optional<ChatResponse> response() {
        return Optional.ofNullable(response);
    }

    /** Whether the reply was longer than it may be, and was ended. */
    boolean isCut() {
        return cut;
    }

    boolean isRefused() {
        return refused;
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        exchange.begin();
        say(answer.next(partial.text()));
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
        exchange.begin();
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial, PartialToolCallContext context) {
        exchange.begin();
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        if (event instanceof ServerSentEvent raw) {
            if (THINKING.matcher(raw.data()).find()) {
                exchange.begin();
            }
            if (REFUSAL.matcher(raw.data()).find()) {
                exchange.begin();
                refused = true;
            }
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        say(answer.rest());
        response = complete;
    }

    /** Must not throw: LangChain4j would log what was thrown. */
    @Override
    public void onError(Throwable error) {
        exchange.fail(error instanceof ModelFailed failure ? failure : malformed());
    }

    private void say(String piece) {
        if (piece.isEmpty() || cut || exchange.failure().isPresent()) {
            return;
        }
        String fitting = piece.substring(0, Math.min(piece.length(), longest - text.length()));
        text.append(fitting);
        if (fitting.length() < piece.length()) {
            cut = true;
            exchange.stop();
        }
        try {
            onText.accept(fitting);
        } catch (RuntimeException e) {
            exchange.fail(new ListenerFailed(e));
        }
    }

    private static ModelFailed malformed() {
        return new ModelFailed(new FailureReason.Malformed("unreadable event"));
    }
}
