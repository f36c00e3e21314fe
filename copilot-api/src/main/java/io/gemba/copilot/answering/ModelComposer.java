package io.gemba.copilot.answering;

import io.gemba.copilot.answering.Composition.WrittenBy;
import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.NumberedEvidence;
import io.gemba.copilot.grounding.SentenceBuffer;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.text.Lexemes;
import io.gemba.corpus.text.Sentences;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelGateway;
import io.gemba.prompts.PromptLibrary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Has a model write the answer from numbered evidence, and lets through only what the evidence supports. */
final class ModelComposer {
    private static final String PROMPT = "answer/grounded";
    private static final String NO_EVIDENCE = "NO_EVIDENCE";

    private final ModelGateway gateway;
    private final PromptLibrary prompts;
    private final Lexemes lexemes;
    private final Sentences sentences = new Sentences();

    ModelComposer(ModelGateway gateway, PromptLibrary prompts, Lexemes lexemes) {
        this.gateway = gateway;
        this.prompts = prompts;
        this.lexemes = lexemes;
    }

    /** What a model may be shown of the passages, with every side of what documents say differently. */
    NumberedEvidence evidence(Passages passages, List<Candidate> candidates, Disagreement disagreement) {
        return new NumberedEvidence(List.copyOf(ContextChunks.evidence(passages, candidates, disagreement)));
    }

    /** True if there is any model at all. */
    boolean isConfigured() {
        return gateway.serves(Classification.PUBLIC);
    }

    /** True if some model may see that evidence. */
    boolean mayRead(NumberedEvidence evidence) {
        return gateway.serves(evidence.classification());
    }

    /**
     * Asks the model.
     *
     * @param disagreement what the model is told that the evidence says differently
     */
    Result compose(
            Ask ask, Question question, NumberedEvidence evidence, Disagreement disagreement, AnswerEvents events) {
        var prompt = prompts.get(PROMPT)
                .render(Map.of(
                        "question", question.asked(),
                        "language", question.language().code(),
                        "evidence", evidence.forModel(),
                        "conversation", ask.before().map(Question::asked).orElse(""),
                        "tone", ask.tone(),
                        "conflicts", conflicts(evidence, disagreement)));
        var buffer = new SentenceBuffer(sentences, question.language());
        var draft = new ModelDraft(evidence, lexemes);
        var reading = new Reading(draft, buffer, events);
        try {
            var reply = gateway.stream(
                    ModelCall.of(ask.scope().tenant(), evidence.classification(), prompt, ask.deadline()),
                    ask.cancellation(),
                    reading::take);
            var whole = !reply.isCut();
            reading.end(whole);
            var usage = new Usage(reply.usage().inputTokens(), reply.usage().outputTokens());
            if (reading.saysNoEvidence()) {
                return new Result.FoundNothing();
            }
            return draft.leadFailed() || draft.citations().isEmpty()
                    ? new Result.Unverified(draft.unsupported())
                    : new Result.Written(
                            new Composition(
                                    Mode.MODEL,
                                    draft.blocks(),
                                    draft.citations(),
                                    draft.unsupported(),
                                    Optional.of(new WrittenBy(reply.model(), prompt.contentHash())),
                                    usage,
                                    List.of(),
                                    Optional.empty()),
                            whole);
        } catch (LeadFailed e) {
            return new Result.Unverified(draft.unsupported());
        } catch (ModelFailed e) {
            return new Result.Failed(e.reason(), draft.saysSomething());
        }
    }

    /** The numbers of the evidence that contradicts, such as "[1] and [3]"; empty if none does. */
    private static String conflicts(NumberedEvidence evidence, Disagreement disagreement) {
        var numbers = new TreeSet<Integer>();
        for (var side : disagreement.sides()) {
            for (int n = 1; n <= evidence.evidence().size(); n++) {
                if (evidence.evidence().get(n - 1) instanceof DocumentEvidence document
                        && document.pieces().containsAll(side.pieces())) {
                    numbers.add(n);
                }
            }
        }
        return numbers.stream().map(n -> "[" + n + "]").collect(Collectors.joining(" and "));
    }

    /** What came of asking a model. */
    sealed interface Result {
        /**
         * An answer, every sentence checked.
         *
         * @param whole false if the model was cut short
         */
        record Written(Composition composition, boolean whole) implements Result {}

        /** The model says that the evidence does not answer the question. */
        record FoundNothing() implements Result {}

        /** What the model wrote is not supported by the evidence. */
        record Unverified(List<String> unsupported) implements Result {}

        /**
         * No model answered to the end.
         *
         * @param saidSomething true if a part of the answer had been sent already
         */
        record Failed(FailureReason reason, boolean saidSomething) implements Result {}
    }

    /** The lead could not be verified: whatever follows is of no use. */
    private static final class LeadFailed extends RuntimeException {
        LeadFailed() {
            super("the first sentence is not supported", null, false, false);
        }
    }

    private static final class Reading {
        private final ModelDraft draft;
        private final SentenceBuffer buffer;
        private final AnswerEvents events;
        private final StringBuilder opening = new StringBuilder();

        Reading(ModelDraft draft, SentenceBuffer buffer, AnswerEvents events) {
            this.draft = draft;
            this.buffer = buffer;
            this.events = events;
        }

        void take(String text) {
            if (opening.length() < 3 * NO_EVIDENCE.length()) {
                opening.append(text);
            }
            buffer.add(text).forEach(this::take);
        }

        /** What is left; of a reply that was cut short that is half a sentence, or half a figure. */
        void end(boolean whole) {
            if (whole && !saysNoEvidence()) {
                buffer.rest().forEach(this::take);
            }
        }

        private void take(SentenceBuffer.Sentence sentence) {
            if (saysNoEvidence()) {
                return;
            }
            draft.add(sentence).ifPresent(events::statement);
            if (draft.leadFailed()) {
                throw new LeadFailed();
            }
        }

        boolean saysNoEvidence() {
            return opening.toString().strip().startsWith(NO_EVIDENCE);
        }
    }
}
