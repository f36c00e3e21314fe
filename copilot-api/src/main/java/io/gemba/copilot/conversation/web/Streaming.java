package io.gemba.copilot.conversation.web;

import io.gemba.copilot.answering.AnsweringSettings;
import io.gemba.copilot.conversation.Conversations;
import io.gemba.copilot.conversation.Inquiry;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.Failure;
import io.gemba.model.Cancellation;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Runs streamed answers, each on a virtual thread of its own, and keeps their connections awake. */
@Component
class Streaming {
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
        heart.scheduleAtFixedRate(
                this::beat,
                settings.heartbeat().toMillis(),
                settings.heartbeat().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Each on a thread of its own: one listener who reads slowly keeps nobody else waiting. */
    private void beat() {
        open.forEach(stream -> answers.execute(stream::beat));
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
        } catch (RuntimeException e) {
            stream.problem(Failure.of(e).problem());
        }
    }

    @PreDestroy
    void close() {
        heart.shutdownNow();
        answers.shutdownNow();
    }
}
