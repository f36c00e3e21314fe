package io.gemba.copilot.skill;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelGateway;
import io.gemba.prompts.Prompt;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a model choose skills for a question whose words alone do not tell. It is shown the questions that the asker
 * wrote and what the skills are asked with, never a record, a document or an answer, and may name skills and words of
 * these questions: no model, domain, field or method.
 */
final class ModelChoice {
    private static final Logger LOG = LoggerFactory.getLogger(ModelChoice.class);

    private final ModelGateway gateway;
    private final Prompt prompt;
    private final ModelChoiceSettings settings;
    private final Clock clock;
    private volatile Instant restsUntil = Instant.EPOCH;

    ModelChoice(ModelGateway gateway, Prompt prompt, ModelChoiceSettings settings, Clock clock) {
        this.gateway = gateway;
        this.prompt = prompt;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks the model.
     *
     * @param skills those that the asker's copilots allow
     */
    Picked of(TenantId tenant, Said said, Map<Skill, Examples> skills, Instant deadline) {
        if (!settings.enabled()
                || skills.isEmpty()
                || clock.instant().isBefore(restsUntil)
                || !gateway.callsTools(Embedder.QUESTIONS)) {
            return new Picked.None();
        }
        var offer = new Offer(skills, said.question().language());
        var soon = clock.instant().plus(settings.patience());
        var rendered = prompt.render(Map.of(
                "earlier", String.join("\n", said.earlier()),
                "question", said.question().asked(),
                "language", said.question().language().code()));
        try {
            var call = ModelCall.of(tenant, Embedder.QUESTIONS, rendered, soon.isBefore(deadline) ? soon : deadline)
                    .offering(offer.tools());
            var reply = gateway.complete(call);
            var asked = Stream.concat(Stream.of(said.question().asked()), said.earlier().stream())
                    .toList();
            return reply.isCut() ? ignored("a reply that is cut") : offer.picked(reply.toolCalls(), asked);
        } catch (Offer.NotOffered e) {
            return ignored(e.what());
        } catch (ModelFailed e) {
            LOG.info("No model chose a skill: {}", e.reason().describe());
            restsUntil = clock.instant().plus(settings.rest());
            return new Picked.Away();
        }
    }

    private static Picked ignored(String what) {
        LOG.info("What the model said of a question's skill is ignored: {}", what);
        return new Picked.None();
    }
}
