package io.gemba.copilot.answering;

import io.gemba.copilot.answering.AnswerEvents.Stage;
import io.gemba.copilot.answering.ModelComposer.Result;
import io.gemba.copilot.grounding.NumberedEvidence;
import io.gemba.copilot.retrieval.Degradation;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Taken;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with what a skill read, and with the documents that concern it. */
final class RecordAnswering {
    /** The reason code of an answer that asks which record is meant. */
    static final String WHICH = "which-record";

    /** The reason code of a record that is not there, or not for the asker. */
    static final String NOT_FOUND = "record-not-found";

    /** The code of records that were left out because Odoo does not answer. */
    static final String AWAY = Degradation.RECORDS_AWAY.code();

    /** The code of records that were left out because the asker has signed in without Odoo. */
    static final String ELSEWHERE = "records-elsewhere";

    /** The reason code of records that the asker may not read, or that this Odoo does not have. */
    static final String CLOSED = "records-closed";

    /** The code of a kind of question that was told by words alone, because no model answered in time. */
    static final String CHOSEN_WITHOUT_MODEL = "chosen-without-model";

    private static final Logger LOG = LoggerFactory.getLogger(RecordAnswering.class);

    private final RelatedDocuments related;
    private final ModelComposer models;

    RecordAnswering(RelatedDocuments related, ModelComposer models) {
        this.related = related;
        this.models = models;
    }

    Answer told(Ask ask, Question question, Outcome.Told told, AnswerEvents events) {
        return answer(ask, question, told, events).of(told.taken());
    }

    private Answer answer(Ask ask, Question question, Outcome.Told told, AnswerEvents events) {
        var report = told.report();
        var documents = related.of(ask.scope(), ask.seen(), question, report.subject());
        events.stage(Stage.COMPOSING);
        var composer = new RecordComposer(report, documents, understood(question, told.taken()));
        var evidence = new NumberedEvidence(composer.evidence());
        if (evidence.evidence().isEmpty() || !models.mayRead(evidence)) {
            return composed(composer, report, origin(told.taken()), events);
        }
        events.evidence(Answering.preview(evidence));
        return written(ask, question, report, composer, evidence, events);
    }

    /** What goes on from what records told says so itself. */
    private static Question understood(Question question, Taken taken) {
        return taken.by() == Taken.By.CONVERSATION ? question.alone() : question;
    }

    private static Phrase origin(Taken taken) {
        return taken.by() == Taken.By.MODEL ? Phrase.RECORDS_CHOSEN_BY_MODEL : Phrase.RECORDS;
    }

    private Answer written(
            Ask ask,
            Question question,
            Report report,
            RecordComposer composer,
            NumberedEvidence evidence,
            AnswerEvents events) {
        var result = models.compose(ask, question, evidence, Disagreement.NONE, events);
        return switch (result) {
            case Result.Written written -> {
                var composition = composer.behind(written.composition());
                yield written.whole()
                                && report.whole()
                                && composition.unsupported().isEmpty()
                        ? new Answer.Grounded(composition)
                        : new Answer.Partial(composition);
            }
            case Result.FoundNothing nothing -> composed(composer, report, Phrase.RECORDS_WITHOUT_MODEL, events);
            case Result.Unverified unverified -> composed(composer, report, Phrase.RECORDS_WITHOUT_MODEL, events);
            case Result.Failed failed -> {
                if (!ask.cancellation().isCancelled()) {
                    LOG.warn("No model answered: {}", failed.reason().describe());
                }
                if (failed.saidSomething()) {
                    events.restart();
                }
                yield composed(composer, report, Phrase.RECORDS_WITHOUT_MODEL, events);
            }
        };
    }

    private static Answer composed(RecordComposer composer, Report report, Phrase origin, AnswerEvents events) {
        var composition = composer.compose(origin);
        if (!composition.unsupported().isEmpty()) {
            LOG.error(
                    "{} statements of a skill are not borne out by what they cite",
                    composition.unsupported().size());
        }
        events.evidence(composition.citations());
        Answering.statements(composition.blocks()).forEach(events::statement);
        return report.whole() && composition.unsupported().isEmpty()
                ? new Answer.Grounded(composition)
                : new Answer.Partial(composition);
    }

    static Answer asksBack(Outcome.AsksBack back) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(List.of(new Statement(back.question(), List.of()))));
        if (!back.choices().isEmpty()) {
            blocks.add(new Block.Choices(back.choices().stream()
                    .map(it -> new Block.Choice(it.text(), it.ask()))
                    .toList()));
        }
        return new Answer.Abstained(Composition.extractive(blocks, List.of()), WHICH).of(back.taken());
    }

    static Answer said(String statement, String reason) {
        var block = new Block.Paragraph(List.of(new Statement(statement, List.of())));
        return new Answer.Abstained(Composition.extractive(List.of(block), List.of()), reason);
    }

    /** What is said of an answer that documents alone gave, since Odoo is away. */
    static String away(Ask ask, Question question, Outcome.Away away) {
        var zone = ZoneId.systemDefault();
        return away.since()
                .map(it -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(question.language().locale())
                        .format(it.atZone(zone)))
                .map(it -> Phrase.RECORDS_AWAY_SINCE.in(question.language(), it))
                .orElseGet(() -> Phrase.RECORDS_AWAY.in(question.language()));
    }
}
