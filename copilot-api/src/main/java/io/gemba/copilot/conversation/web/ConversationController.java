package io.gemba.copilot.conversation.web;

import io.gemba.copilot.conversation.AnswerId;
import io.gemba.copilot.conversation.Conversation;
import io.gemba.copilot.conversation.ConversationId;
import io.gemba.copilot.conversation.Conversations;
import io.gemba.copilot.conversation.Feedback;
import io.gemba.copilot.conversation.StoredCitation;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.corpus.page.HiddenTexts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ConversationController {
    private final Conversations conversations;
    private final HiddenTexts hidden;
    private final RecordSight sight;

    ConversationController(Conversations conversations, HiddenTexts hidden, RecordSight sight) {
        this.conversations = conversations;
        this.hidden = hidden;
        this.sight = sight;
    }

    @GetMapping("/conversations")
    List<ThreadView> list(@Authenticated Caller caller) {
        return conversations.list(caller).stream().map(ThreadView::of).toList();
    }

    @GetMapping("/conversations/{id}")
    ThreadAnswers find(@Authenticated Caller caller, @PathVariable UUID id) {
        var answers = conversations.answers(caller, new ConversationId(id));
        return new ThreadAnswers(id, answers.stream().map(AnswerView::of).toList());
    }

    @DeleteMapping("/conversations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Authenticated Caller caller, @PathVariable UUID id) {
        conversations.delete(caller, new ConversationId(id));
    }

    @GetMapping("/citations/{answer:[0-9a-fA-F-]{36}}.{n:[0-9]{1,4}}")
    CitationView citation(@Authenticated Caller caller, @PathVariable UUID answer, @PathVariable int n) {
        var id = new AnswerId(answer);
        return switch (conversations.citation(caller, id, n)) {
            case StoredCitation.OfRecord values -> CitationView.of(id, values);
            case StoredCitation.OfDocument it -> CitationView.of(id, it, hidden(caller, it));
        };
    }

    private List<HiddenTexts.OnPage> hidden(Caller caller, StoredCitation.OfDocument cited) {
        var scope = sight.scope(caller, List.of(cited.document()));
        return hidden.ofPage(scope, cited.document(), cited.version(), cited.page());
    }

    @PostMapping("/answers/{id}/feedback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void feedback(@Authenticated Caller caller, @PathVariable UUID id, @Valid @RequestBody FeedbackRequest feedback) {
        conversations.feedback(caller, new AnswerId(id), feedback.feedback());
    }

    /** A thread in a list. */
    record ThreadView(UUID id, String title, String changedAt) {
        static ThreadView of(Conversation conversation) {
            return new ThreadView(
                    conversation.id().value(),
                    conversation.title(),
                    conversation.changedAt().toString());
        }
    }

    /** A thread with its answers. */
    record ThreadAnswers(UUID id, List<AnswerView> answers) {}

    /** What somebody thinks of an answer. */
    record FeedbackRequest(
            @NotNull @Pattern(regexp = "up|down") String verdict,

            @Nullable @Pattern(regexp = "wrong|incomplete|outdated|not-allowed|other")
            String reason,

            @Nullable @Size(max = 2000) String comment) {

        Feedback feedback() {
            return new Feedback(verdict.equals("up"), reason, comment == null ? "" : comment);
        }
    }
}
