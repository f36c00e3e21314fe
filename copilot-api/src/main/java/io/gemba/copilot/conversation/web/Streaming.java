package io.gemba.copilot.conversation.web;

import io.gemba.copilot.answering.AnsweringSettings;
import io.gemba.copilot.conversation.Conversations;
import io.gemba.copilot.conversation.Inquiry;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.CopilotException;
import io.gemba.copilot.problem.Problems;
import io.gemba.model.Cancellation;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Runs streamed answers, each on a virtual thread of its own, and keeps their connections awake. */
@Component
class Streaming {
    private static final Logger LOG = LoggerFactory.getLogger(Streaming.class);
    private static final int BEAT_SECONDS = 15;
    private static final long GRACE_MS = 5_000;

    private final Conversations conversations;
    private final AnsweringSettings settings;
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sse-heart").factory());
    private final Set<AnswerStream> open = ConcurrentHashMap.newKeySet();

    Streaming(Conversations conversations, AnsweringSettings settings) {
        this.conversations = conversations;
        this.settings = settings;
        heart.scheduleAtFixedRate(() -> open.forEach(AnswerStream::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins to answer and returns at once. */
    SseEmitter stream(Caller caller, Inquiry inquiry) {
        var emitter = new SseEmitter(settings.deadline().toMillis() + GRACE_MS);
        var cancellation = new Cancellation();
        var stream = new AnswerStream(emitter, cancellation);
        emitter.onCompletion(cancellation::cancel);
        emitter.onTimeout(cancellation::cancel);
        emitter.onError(e -> cancellation.cancel());
        var context = MDC.getCopyOfContextMap();
        open.add(stream);
        answers.execute(() -> {
            MDC.setContextMap(context == null ? Map.of() : context);
            try {
                run(caller, inquiry, cancellation, stream);
            } finally {
                open.remove(stream);
                MDC.clear();
            }
        });
        return emitter;
    }

    private void run(Caller caller, Inquiry inquiry, Cancellation cancellation, AnswerStream stream) {
        try {
            stream.answer(conversations.ask(caller, inquiry, cancellation, stream));
        } catch (CopilotException e) {
            stream.problem(Problems.of(e.status(), e.code(), String.valueOf(e.getMessage())));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("The database failed while answering", e);
            stream.problem(Problems.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "DATABASE_UNAVAILABLE",
                    "The database cannot be reached. Try again shortly."));
        } catch (RuntimeException e) {
            LOG.error("Answering failed", e);
            stream.problem(Problems.of(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "INTERNAL",
                    "Something went wrong. The correlation id finds it in the log."));
        }
    }

    @PreDestroy
    void close() {
        heart.shutdownNow();
        answers.shutdownNow();
    }
}
