package io.gemba.copilot.conversation;

import io.gemba.copilot.answering.Answer;
import io.gemba.copilot.answering.AnswerEvents;
import io.gemba.copilot.answering.Answering;
import io.gemba.copilot.answering.AnsweringSettings;
import io.gemba.copilot.answering.Ask;
import io.gemba.copilot.answering.Composition;
import io.gemba.copilot.copilots.Copilots;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.copilot.problem.NotFound;
import io.gemba.copilot.problem.Problems;
import io.gemba.copilot.skill.RecordContext;
import io.gemba.copilot.skill.RecordDoor;
import io.gemba.corpus.access.CompanyId;
import io.gemba.model.Cancellation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers questions within threads and keeps what came of them. */
@Service
public final class Conversations {
    private static final int MOST_LISTED = 100;

    private final Answering answering;
    private final AnsweringSettings settings;
    private final ConversationStore store;
    private final Citations citations;
    private final RecordDoor odoo;
    private final RecordSight sight;
    private final Copilots copilots;

    Conversations(
            Answering answering,
            AnsweringSettings settings,
            ConversationStore store,
            Citations citations,
            RecordDoor odoo,
            RecordSight sight,
            Copilots copilots) {
        this.answering = answering;
        this.settings = settings;
        this.store = store;
        this.citations = citations;
        this.odoo = odoo;
        this.sight = sight;
        this.copilots = copilots;
    }

    /**
     * Answers a question and keeps it.
     *
     * @throws InvalidRequest if the question is empty or too long
     * @throws NotFound if the thread it goes on with is not the caller's
     * @throws io.gemba.copilot.problem.NotPermitted if the copilot that is asked is not the caller's
     */
    public Answered ask(Caller caller, Inquiry inquiry, Cancellation cancellation, AnswerEvents events) {
        var text = Sanitised.text(inquiry.text()).strip();
        requireQuestion(text);
        var begun = Instant.now();
        var asked = copilots.asked(caller, inquiry.copilot());
        var earlier = inquiry.conversation().map(id -> earlier(caller, id)).orElse(Earlier.NOTHING);
        var companies = inquiry.companies(caller);
        var ask = new Ask(
                companies.isEmpty() ? caller.scope() : caller.scopeWithin(companies),
                sight.of(caller, companies),
                text,
                caller.language(),
                earlier.question(),
                begun.plus(settings.deadline()),
                cancellation,
                records(caller, inquiry, companies, Copilots.skills(asked)),
                earlier.taken(),
                earlier.asked(),
                Copilots.tone(asked));
        var question = answering.read(ask);
        var answer = answering.answer(ask, question, events);
        var conversation = inquiry.conversation().orElseGet(() -> new ConversationId(UUID.randomUUID()));
        var answered = answered(ask.text(), conversation, answer, begun);
        if (!store.add(caller, answered, question, inquiry.conversation().isEmpty())) {
            throw new NotFound("conversation");
        }
        return answered;
    }

    private void requireQuestion(String text) {
        if (text.isBlank()) {
            throw new InvalidRequest("QUESTION_EMPTY", "Ask something.");
        }
        if (text.length() > settings.longestQuestion()) {
            throw new InvalidRequest(
                    "QUESTION_TOO_LONG",
                    "The question has %,d characters; at most %,d are read."
                            .formatted(text.length(), settings.longestQuestion()));
        }
    }

    private RecordContext records(Caller caller, Inquiry inquiry, Set<CompanyId> companies, Set<String> skills) {
        return new RecordContext(
                odoo.open(caller, companies),
                inquiry.open(),
                Optional.ofNullable(caller.odooAwaySince()),
                odoo.isThere() && caller.credentials() == null,
                skills);
    }

    private Earlier earlier(Caller caller, ConversationId id) {
        if (store.find(caller, id).isEmpty()) {
            throw new NotFound("conversation");
        }
        return store.earlier(caller, id);
    }

    private static Answered answered(String asked, ConversationId conversation, Answer answer, Instant begun) {
        var composition = answer.composition();
        return new Answered(
                new AnswerId(UUID.randomUUID()),
                conversation,
                asked,
                answer.outcome(),
                reason(answer),
                composition.mode().label(),
                composition.blocks(),
                composition.citations().stream().map(Citations::stored).toList(),
                composition.unsupported(),
                composition.writtenBy().map(Composition.WrittenBy::model).orElse(null),
                composition.writtenBy().map(Composition.WrittenBy::promptHash).orElse(null),
                composition.usage(),
                (int) (Instant.now().toEpochMilli() - begun.toEpochMilli()),
                Problems.correlationId(),
                begun,
                composition.degraded(),
                composition.taken().orElse(null));
    }

    private static @Nullable String reason(Answer answer) {
        return switch (answer) {
            case Answer.Grounded grounded -> null;
            case Answer.Partial partial -> null;
            case Answer.Abstained abstained -> abstained.reason();
            case Answer.Refused refused -> refused.reason();
        };
    }

    /** The caller's threads, the latest first. */
    public List<Conversation> list(Caller caller) {
        return store.list(caller, MOST_LISTED);
    }

    /** The answers of one of the caller's threads; what the caller may no longer read is blanked. */
    public List<Answered> answers(Caller caller, ConversationId id) {
        if (store.find(caller, id).isEmpty()) {
            throw new NotFound("conversation");
        }
        var answers = store.answers(caller, id);
        var readable = citations.readable(
                caller, answers.stream().flatMap(it -> it.citations().stream()).toList());
        return answers.stream()
                .map(answer -> Readable.of(answer, readable, caller.language()))
                .toList();
    }

    /** Removes one of the caller's threads. */
    public void delete(Caller caller, ConversationId id) {
        if (!store.delete(caller, id)) {
            throw new NotFound("conversation");
        }
    }

    /** What an answer of the caller's cites, if the caller may read it now. */
    public StoredCitation citation(Caller caller, AnswerId answer, int n) {
        return store.citation(caller, answer, n)
                .filter(citation ->
                        citations.readable(caller, List.of(citation)).test(citation))
                .orElseThrow(() -> new NotFound("citation"));
    }

    /** Keeps what the caller thinks of one of their answers; the latest opinion holds. */
    public void feedback(Caller caller, AnswerId answer, Feedback feedback) {
        var clean = new Feedback(feedback.good(), feedback.reason(), Sanitised.text(feedback.comment()));
        if (!store.feedback(caller, answer, clean)) {
            throw new NotFound("answer");
        }
    }
}
