package io.gemba.copilot.answering;

import io.gemba.copilot.answering.AnswerEvents.Stage;
import io.gemba.copilot.answering.ModelComposer.Result;
import io.gemba.copilot.grounding.Evidence;
import io.gemba.copilot.grounding.NumberedEvidence;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.QuestionType;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.model.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a question: reads it, finds passages, has a model write or quotes, verifies, or says that there is no answer.
 */
public final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final double WORTH_A_MODEL = 0.1;

    private final QuestionReader reader;
    private final Retrieval retrieval;
    private final Candidates candidates;
    private final ModelComposer models;
    private final ExtractiveComposer quotes = new ExtractiveComposer();
    private final AnsweringSettings settings;

    /**
     * Looking for evidence is work for processors. More of it at once than there are of them makes nobody's answer come
     * sooner, and those of some much later.
     */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors() + 1, true);

    Answering(
            QuestionReader reader,
            Retrieval retrieval,
            Candidates candidates,
            ModelComposer models,
            AnsweringSettings settings) {
        this.reader = reader;
        this.retrieval = retrieval;
        this.candidates = candidates;
        this.models = models;
        this.settings = settings;
    }

    /** A question as it is understood, within its conversation. */
    public Question read(Ask ask) {
        return reader.read(ask.text(), ask.usual(), ask.before());
    }

    /** Answers a question that has been {@linkplain #read read}. */
    public Answer answer(Ask ask, Question question, AnswerEvents events) {
        if (question.type() == QuestionType.CHAT) {
            return Abstention.smallTalk(question);
        }
        events.stage(Stage.SEARCHING);
        turns.acquireUninterruptibly();
        Passages passages;
        List<Candidate> found;
        try {
            passages = retrieval.passagesFor(ask.scope(), question);
            found = candidates.of(passages);
        } finally {
            turns.release();
        }
        return answer(ask, passages, found, events).degraded(passages);
    }

    private Answer answer(Ask ask, Passages passages, List<Candidate> found, AnswerEvents events) {
        var confidence = Confidence.of(passages, found);
        if (confidence < Math.min(WORTH_A_MODEL, settings.confidence())) {
            return Abstention.noEvidence(passages);
        }
        events.stage(Stage.COMPOSING);
        var evidence = models.evidence(passages, found);
        events.evidence(preview(evidence));
        return models.mayRead(evidence)
                ? withModel(ask, passages, found, evidence, confidence, events)
                : quoted(
                        passages,
                        found,
                        confidence,
                        models.isConfigured() ? Phrase.MODEL_NOT_ALLOWED : Phrase.QUOTED,
                        events);
    }

    private Answer withModel(
            Ask ask,
            Passages passages,
            List<Candidate> found,
            NumberedEvidence evidence,
            double confidence,
            AnswerEvents events) {
        var earlier = ask.before().map(Question::asked).orElse("");
        var result = models.compose(
                ask.scope().tenant(), passages, evidence, earlier, ask.deadline(), ask.cancellation(), events);
        return switch (result) {
            case Result.Written written -> verified(passages.question(), written);
            case Result.FoundNothing nothing -> Abstention.noEvidence(passages);
            case Result.Unverified unverified ->
                quoted(passages, found, confidence, Phrase.MODEL_UNVERIFIED, unverified.unsupported(), events);
            case Result.Failed failed -> withoutModel(ask, passages, found, confidence, failed, events);
        };
    }

    private Answer withoutModel(
            Ask ask,
            Passages passages,
            List<Candidate> found,
            double confidence,
            Result.Failed failed,
            AnswerEvents events) {
        if (!ask.cancellation().isCancelled()) {
            LOG.warn("No model answered: {}", failed.reason().describe());
        }
        if (failed.reason() instanceof FailureReason.ContentRefused) {
            return refused(passages.question());
        }
        if (failed.saidSomething()) {
            events.restart();
        }
        return quoted(passages, found, confidence, Phrase.MODEL_UNAVAILABLE, events);
    }

    private static Answer verified(Question question, Result.Written written) {
        var notes = new Notes(question);
        notes.about(written.composition().citations());
        var composition = written.composition().with(notes.blocks());
        return written.whole() && composition.unsupported().isEmpty()
                ? new Answer.Grounded(composition)
                : new Answer.Partial(composition);
    }

    private Answer quoted(
            Passages passages, List<Candidate> found, double confidence, Phrase origin, AnswerEvents events) {
        return quoted(passages, found, confidence, origin, List.of(), events);
    }

    private Answer quoted(
            Passages passages,
            List<Candidate> found,
            double confidence,
            Phrase origin,
            List<String> withheld,
            AnswerEvents events) {
        if (confidence < settings.confidence()) {
            return Abstention.noEvidence(passages);
        }
        var composition = quotes.compose(passages, found, origin).withholding(withheld);
        statements(composition).forEach(events::statement);
        return new Answer.Grounded(composition);
    }

    private static List<Statement> statements(Composition composition) {
        var statements = new ArrayList<Statement>();
        for (var block : composition.blocks()) {
            switch (block) {
                case Block.Paragraph paragraph -> statements.addAll(paragraph.statements());
                case Block.Steps steps -> statements.addAll(steps.items());
                case Block.Table table ->
                    table.rows()
                            .forEach(row ->
                                    statements.add(new Statement(String.join(" | ", row.cells()), row.citations())));
                case Block.Note note -> {}
            }
        }
        return statements;
    }

    private static Answer refused(Question question) {
        var statement = new Statement(Phrase.REFUSED_BY_PROVIDER.in(question.language()), List.of());
        return new Answer.Refused(
                Composition.extractive(List.of(new Block.Paragraph(List.of(statement))), List.of()), "content-filter");
    }

    private static List<Citation> preview(NumberedEvidence evidence) {
        var preview = new ArrayList<Citation>();
        for (Evidence it : evidence.evidence()) {
            preview.add(new Citation(preview.size() + 1, it));
        }
        return preview;
    }
}
