package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelGateway;
import io.gemba.prompts.PromptLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a model complete a question that leans on the one before it. What it writes is searched for and nothing else; it
 * is asked for the questions alone, never for answers, which may hold what it must not see.
 *
 * @param patience how long it may take; zero never asks
 */
record Rewriting(ModelGateway gateway, PromptLibrary prompts, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Rewriting.class);
    private static final String PROMPT = "search/rewrite";

    /** The question in one sentence; empty if no model may be asked, or none has answered in time. */
    Optional<String> of(Ask ask, Question question, Question before) {
        if (patience.isZero() || !gateway.serves(Embedder.QUESTIONS)) {
            return Optional.empty();
        }
        var prompt = prompts.get(PROMPT)
                .render(Map.of(
                        "earlier", before.text(),
                        "question", question.asked(),
                        "language", question.language().code()));
        var soon = Instant.now().plus(patience);
        var deadline = soon.isBefore(ask.deadline()) ? soon : ask.deadline();
        try {
            var reply = gateway.complete(ModelCall.of(ask.scope().tenant(), Embedder.QUESTIONS, prompt, deadline));
            return reply.isCut() ? Optional.empty() : Optional.of(reply.text());
        } catch (ModelFailed e) {
            LOG.info("No model completed a question: {}", e.reason().describe());
            return Optional.empty();
        }
    }
}
