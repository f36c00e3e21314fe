package io.gemba.model.http;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Frames.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Hands the pieces of a reply to LangChain4j, until they end, are enough, or something is wrong with them. */
record StreamedReply(Frames frames, ResponseBytes body, ServerSentEventListener listener) {
    private static final Duration FOR_THE_END = Duration.ofMillis(200);

    void handOver() throws IOException {
        Exchange exchange = Exchange.current();
        boolean any = false;
        for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            hand(next.get());
            any = true;
            exchange.throwIfOver();
            if (exchange.isEnough()) {
                return;
            }
            if (next.get().last()) {
                exchange.end();
                listener.onClose();
                awaitEnd();
                return;
            }
        }
        if (!any) {
            throw new ModelFailed(new FailureReason.Malformed("no events"));
        }
        listener.onClose();
    }

    private void hand(Frame frame) {
        if ("error".equals(frame.event()) || ErrorReply.isIn(frame.data())) {
            ErrorReply error = ErrorReply.parse(frame.data());
            throw new ModelFailed(error.reason(error.status(), Optional.empty()));
        }
        try {
            listener.onEvent(new ServerSentEvent(frame.event(), frame.data()), new ServerSentEventContext(handle()));
        } catch (ModelFailed e) {
            throw e;
        } catch (RuntimeException e) {
            // Ollama's listener throws what Jackson threw, and that quotes the reply.
            throw new ModelFailed(new FailureReason.Malformed("unreadable event"));
        }
    }

    /** A connection whose reply was read to its end can serve the next call. */
    private void awaitEnd() throws IOException {
        body.hurry(FOR_THE_END);
        try {
            frames.next();
        } catch (ModelFailed e) {
            // The reply was complete already; the connection is closed instead of kept.
        }
    }

    private ServerSentEventParsingHandle handle() {
        return new ServerSentEventParsingHandle() {
            private boolean cancelled;

            @Override
            public void cancel() {
                cancelled = true;
                body.close();
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        };
    }
}
