package io.gemba.copilot.conversation.web;

import io.gemba.copilot.answering.AnswerEvents;
import io.gemba.copilot.answering.Citation;
import io.gemba.copilot.answering.Statement;
import io.gemba.copilot.conversation.Answered;
import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.Evidence;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.model.Cancellation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends an answer as events while it comes about. When nobody listens any more, the work is cancelled. */
final class AnswerStream implements AnswerEvents {
    private final SseEmitter emitter;
    private final Cancellation cancellation;
    private final ReentrantLock sending = new ReentrantLock();

    AnswerStream(SseEmitter emitter, Cancellation cancellation) {
        this.emitter = emitter;
        this.cancellation = cancellation;
    }

    @Override
    public void stage(Stage stage) {
        send("status", Map.of("stage", stage.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void evidence(List<Citation> evidence) {
        var sources = evidence.stream()
                .map(Citation::evidence)
                .map(AnswerStream::source)
                .distinct()
                .toList();
        send("evidence", Map.of("citations", sources));
    }

    private static Map<String, Object> source(Evidence evidence) {
        return switch (evidence) {
            case DocumentEvidence it ->
                Map.of(
                        "documentId", it.document().id().value(),
                        "title", it.document().title(),
                        "page", it.page());
            case RecordEvidence it when it.ids().isEmpty() -> Map.of("model", it.model(), "title", it.label());
            case RecordEvidence it ->
                Map.of("model", it.model(), "recordId", it.ids().getFirst(), "title", it.label());
        };
    }

    @Override
    public void statement(Statement statement) {
        send("delta", Map.of("text", AnswerView.marked(statement)));
    }

    @Override
    public void restart() {
        send("restart", Map.of());
    }

    void answer(Answered answered) {
        send("answer", AnswerView.of(answered));
        emitter.complete();
    }

    void problem(ProblemDetail problem) {
        send("problem", problem);
        emitter.complete();
    }

    /** Keeps proxies awake, and finds out whether anybody still listens; needless while something is being sent. */
    void beat() {
        if (sending.tryLock()) {
            try {
                send(SseEmitter.event().comment("still here"));
            } finally {
                sending.unlock();
            }
        }
    }

    private void send(String name, Object data) {
        send(SseEmitter.event().name(name).data(data));
    }

    private void send(SseEmitter.SseEventBuilder event) {
        sending.lock();
        try {
            if (!cancellation.isCancelled()) {
                emitter.send(event);
            }
        } catch (IOException | IllegalStateException e) {
            cancellation.cancel();
        } finally {
            sending.unlock();
        }
    }
}
