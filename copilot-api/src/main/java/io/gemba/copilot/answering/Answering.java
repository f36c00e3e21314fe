package io.gemba.copilot.answering;

import io.gemba.copilot.answering.AnswerEvents.Stage;
import io.gemba.copilot.answering.ModelComposer.Result;
import io.gemba.copilot.conflict.Contradictions;
import io.gemba.copilot.grounding.Evidence;
import io.gemba.copilot.grounding.NumberedEvidence;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.QuestionType;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.Skills;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.model.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a question: reads it, takes it to the records or finds passages, has a model write or quotes, verifies, or
 * says that there is no answer.
 */
public final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final double WORTH_A_MODEL = 0.1;
    private static final double SURE = 0.6;

    private final QuestionReader reader;
    private final Rewriting rewriting;
    private final Retrieval retrieval;
    private final Candidates candidates;
    private final Contradictions contradictions;
    private final ModelComposer models;
    private final Skills skills;
    private final RecordAnswering records;
    private final ExtractiveComposer quotes = new ExtractiveComposer();
    private final AnsweringSettings settings;

    /**
     * Looking for evidence is work for processors. More of it at once than there are of them makes nobody's answer come
     * sooner, and those of some much later.
     */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors() + 1, true);

    Answering(
            QuestionReader reader,
            Rewriting rewriting,
            Retrieval retrieval,
            Candidates candidates,
            Contradictions contradictions,
            ModelComposer models,
            Skills skills,
            AnsweringSettings settings) {
        this.reader = reader;
        this.rewriting = rewriting;
        this.retrieval = retrieval;
        this.candidates = candidates;
        this.contradictions = contradictions;
        this.models = models;
        this.skills = skills;
        this.records = new RecordAnswering(new RelatedDocuments(reader, retrieval, candidates), models);
        this.settings = settings;
    }

    /** A question as it is understood, within its conversation. */
    public Question read(Ask ask) {
        var question = reader.read(
                ask.text(), ask.usual(), ask.before(), ask.records().open().isPresent());
        return ask.before()
                .filter(before -> question.isFollowUp())
                .flatMap(
                        before -> rewriting.of(ask, question, before).map(it -> reader.rewritten(question, before, it)))
                .orElse(question);
    }

    /** Answers a question that has been {@linkplain #read read}. */
    public Answer answer(Ask ask, Question question, AnswerEvents events) {
        if (question.type() == QuestionType.CHAT) {
            return Abstention.smallTalk(question);
        }
        events.stage(Stage.SEARCHING);
        var answered = skills.answer(ask.scope().tenant(), ask.said(question), ask.records(), ask.deadline());
        var answer = answer(ask, question, answered.outcome(), events);
        return answered.withoutModel() ? answer.lacking(RecordAnswering.CHOSEN_WITHOUT_MODEL) : answer;
    }

    private Answer answer(Ask ask, Question question, Outcome outcome, AnswerEvents events) {
        return switch (outcome) {
            case Outcome.NotAsked notAsked -> fromDocuments(ask, search(ask, question), events);
            case Outcome.Told told -> records.told(ask, question, told, events);
            case Outcome.AsksBack back -> asksBack(ask, question, back, events);
            case Outcome.Unknown unknown -> {
                var found = search(ask, question);
                yield found.namesAll()
                        ? fromDocuments(ask, found, events)
                        : RecordAnswering.said(unknown.statement(), RecordAnswering.NOT_FOUND);
            }
            case Outcome.Closed closed -> RecordAnswering.said(closed.statement(), RecordAnswering.CLOSED);
            case Outcome.Elsewhere elsewhere ->
                fromDocuments(ask, search(ask, question), events)
                        .withoutRecords(Phrase.RECORDS_ELSEWHERE.in(question.language()), RecordAnswering.ELSEWHERE);
            case Outcome.Away away ->
                fromDocuments(ask, search(ask, question), events)
                        .withoutRecords(RecordAnswering.away(ask, question, away), RecordAnswering.AWAY);
        };
    }

    /** Whoever names no record may have asked documents, if these surely answer. */
    private Answer asksBack(Ask ask, Question question, Outcome.AsksBack back, AnswerEvents events) {
        return question.identifiers().isEmpty() && !question.isFollowUp()
                ? surely(ask, question, events).orElseGet(() -> RecordAnswering.asksBack(back))
                : RecordAnswering.asksBack(back);
    }

    /** From documents, if these surely answer. */
    private Optional<Answer> surely(Ask ask, Question question, AnswerEvents events) {
        var found = search(ask, question);
        return Confidence.of(found.passages(), found.found()) < Math.max(SURE, settings.confidence())
                ? Optional.empty()
                : Optional.of(fromDocuments(ask, found, events)).filter(it -> !(it instanceof Answer.Abstained));
    }

    private Search search(Ask ask, Question question) {
        turns.acquireUninterruptibly();
        try {
            var passages = retrieval.passagesFor(ask.scope(), outOfTurn(ask.seen()), question);
            return new Search(passages, TrustOrder.arranged(passages, candidates.of(passages), settings.confidence()));
        } finally {
            turns.release();
        }
    }

    /** Whoever waits for Odoo uses no processor. */
    private VisibleRecords outOfTurn(VisibleRecords seen) {
        return new VisibleRecords() {
            @Override
            public Set<RecordRef> among(Set<RecordRef> records) {
                turns.release();
                try {
                    return seen.among(records);
                } finally {
                    turns.acquireUninterruptibly();
                }
            }

            @Override
            public boolean missedSome() {
                return seen.missedSome();
            }
        };
    }

    private Answer fromDocuments(Ask ask, Search search, AnswerEvents events) {
        return answer(ask, search.passages(), search.found(), events).degraded(search.passages());
    }

    /** What a question found in documents. */
    private record Search(Passages passages, List<Candidate> found) {

        /** True if the first of it names all numbers that the question names, and the question names some. */
        boolean namesAll() {
            return !passages.question().identifiers().isEmpty()
                    && !found.isEmpty()
                    && found.getFirst().features().numbers() >= 1;
        }
    }

    private Answer answer(Ask ask, Passages passages, List<Candidate> found, AnswerEvents events) {
        var confidence = Confidence.of(passages, found);
        if (confidence < Math.min(WORTH_A_MODEL, settings.confidence())) {
            return Abstention.noEvidence(passages);
        }
        events.stage(Stage.COMPOSING);
        var basis = new Basis(passages, found, Disagreement.of(found, contradictions), confidence);
        var evidence = models.evidence(passages, found, basis.disagreement());
        events.evidence(preview(evidence));
        return models.mayRead(evidence)
                ? withModel(ask, basis, evidence, events)
                : quoted(basis, models.isConfigured() ? Phrase.MODEL_NOT_ALLOWED : Phrase.QUOTED, List.of(), events);
    }

    private Answer withModel(Ask ask, Basis basis, NumberedEvidence evidence, AnswerEvents events) {
        var result = models.compose(ask, basis.passages().question(), evidence, basis.disagreement(), events);
        return switch (result) {
            case Result.Written written -> verified(basis, written, events);
            case Result.FoundNothing nothing -> Abstention.noEvidence(basis.passages());
            case Result.Unverified unverified ->
                quoted(basis, Phrase.MODEL_UNVERIFIED, unverified.unsupported(), events);
            case Result.Failed failed -> withoutModel(ask, basis, failed, events);
        };
    }

    private Answer withoutModel(Ask ask, Basis basis, Result.Failed failed, AnswerEvents events) {
        if (!ask.cancellation().isCancelled()) {
            LOG.warn("No model answered: {}", failed.reason().describe());
        }
        if (failed.reason() instanceof FailureReason.ContentRefused) {
            return refused(basis.passages().question());
        }
        if (failed.saidSomething()) {
            events.restart();
        }
        return quoted(basis, Phrase.MODEL_UNAVAILABLE, List.of(), events);
    }

    /** A model may leave a side out of what it writes; the answer never does. */
    private static Answer verified(Basis basis, Result.Written written, AnswerEvents events) {
        var disagreement = basis.disagreement();
        var whole = written.composition().with(disagreement);
        var notes = new Notes(basis.passages().question());
        if (!disagreement.isEmpty()) {
            notes.add(Phrase.CONFLICT);
            statements(whole.blocks()
                            .subList(
                                    written.composition().blocks().size(),
                                    whole.blocks().size()))
                    .forEach(events::statement);
        }
        notes.about(whole.citations());
        var composition = whole.with(notes.blocks());
        return written.whole() && composition.unsupported().isEmpty()
                ? new Answer.Grounded(composition)
                : new Answer.Partial(composition);
    }

    private Answer quoted(Basis basis, Phrase origin, List<String> withheld, AnswerEvents events) {
        if (basis.confidence() < settings.confidence()) {
            return Abstention.noEvidence(basis.passages());
        }
        var composition = quotes.compose(basis.passages(), basis.found(), basis.disagreement(), origin)
                .withholding(withheld);
        statements(composition.blocks()).forEach(events::statement);
        return new Answer.Grounded(composition);
    }

    static List<Statement> statements(List<Block> blocks) {
        var statements = new ArrayList<Statement>();
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph paragraph -> statements.addAll(paragraph.statements());
                case Block.Steps steps -> statements.addAll(steps.items());
                case Block.Table table ->
                    table.rows()
                            .forEach(row ->
                                    statements.add(new Statement(String.join(" | ", row.cells()), row.citations())));
                case Block.Conflict conflict -> conflict.sides().forEach(side -> statements.add(side.statement()));
                case Block.Chart chart -> {}
                case Block.Choices choices -> {}
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

    /**
     * What an answer is made from.
     *
     * @param confidence that the first of what was found answers
     */
    private record Basis(Passages passages, List<Candidate> found, Disagreement disagreement, double confidence) {}

    static List<Citation> preview(NumberedEvidence evidence) {
        var preview = new ArrayList<Citation>();
        for (Evidence it : evidence.evidence()) {
            preview.add(new Citation(preview.size() + 1, it));
        }
        return preview;
    }
}
