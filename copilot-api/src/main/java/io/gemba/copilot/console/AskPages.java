package io.gemba.copilot.console;

import io.gemba.copilot.answering.AnswerEvents;
import io.gemba.copilot.answering.AnsweringSettings;
import io.gemba.copilot.conversation.AnswerId;
import io.gemba.copilot.conversation.ConversationId;
import io.gemba.copilot.conversation.Conversations;
import io.gemba.copilot.conversation.Feedback;
import io.gemba.copilot.conversation.Inquiry;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.NotFound;
import io.gemba.model.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking, and reading what was asked before. Scripts stream answers from the API; without them a form asks. */
@Page
class AskPages {
    private static final String FRESH = "redirect:/";
    private static final int LONGEST_COMMENT = 2000;
    private static final Set<String> REASONS = Set.of("wrong", "incomplete", "outdated", "not-allowed", "other");

    private final Conversations conversations;
    private final AnsweringSettings settings;
    private final Suggestions suggestions;

    AskPages(Conversations conversations, AnsweringSettings settings, Suggestions suggestions) {
        this.conversations = conversations;
        this.settings = settings;
        this.suggestions = suggestions;
    }

    @GetMapping("/")
    String fresh(
            @Authenticated Caller caller,
            @ModelAttribute(name = "wording", binding = false) Wording wording,
            Model model) {
        model.addAttribute("suggestions", suggestions.of(caller, wording));
        return ask(caller, null, List.of(), model);
    }

    @GetMapping("/conversations/{id}")
    String thread(@Authenticated Caller caller, @PathVariable UUID id, Model model) {
        var answers = conversations.answers(caller, new ConversationId(id));
        return ask(caller, id, answers.stream().map(Turn::of).toList(), model);
    }

    private String ask(Caller caller, @Nullable UUID current, List<Turn> turns, Model model) {
        model.addAttribute("threads", conversations.list(caller));
        model.addAttribute("current", current);
        model.addAttribute("turns", turns);
        model.addAttribute("records", caller.credentials() != null);
        model.addAttribute("longest", settings.longestQuestion());
        return "console/ask";
    }

    /** An answer that has just been streamed, for the page that shows it. */
    @GetMapping("/conversations/{id}/answers/{answer}")
    String answer(@Authenticated Caller caller, @PathVariable UUID id, @PathVariable UUID answer, Model model) {
        var found = conversations.answers(caller, new ConversationId(id)).stream()
                .filter(answered -> answered.id().value().equals(answer))
                .findFirst()
                .orElseThrow(() -> new NotFound("answer"));
        model.addAttribute("turn", Turn.of(found));
        model.addAttribute("threads", conversations.list(caller));
        model.addAttribute("current", id);
        return "console/ask :: answered";
    }

    @PostMapping("/questions")
    String ask(
            @Authenticated Caller caller,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable UUID conversation) {
        var thread = Optional.ofNullable(conversation).map(ConversationId::new);
        var answered = conversations.ask(
                caller,
                new Inquiry(text, thread, Set.of(), Optional.empty(), Optional.empty()),
                new Cancellation(),
                AnswerEvents.NONE);
        return "redirect:/conversations/%s#answer-%s"
                .formatted(answered.conversation().value(), answered.id().value());
    }

    @PostMapping("/conversations/{id}/delete")
    String delete(@Authenticated Caller caller, @PathVariable UUID id) {
        conversations.delete(caller, new ConversationId(id));
        return FRESH;
    }

    @PostMapping("/answers/{id}/feedback")
    String feedback(
            @Authenticated Caller caller,
            @PathVariable UUID id,
            @RequestParam String verdict,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String comment,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script) {
        var good = verdict.equals("up");
        var known = reason != null && REASONS.contains(reason) ? reason : null;
        var kept = comment.length() > LONGEST_COMMENT ? comment.substring(0, LONGEST_COMMENT) : comment;
        conversations.feedback(caller, new AnswerId(id), new Feedback(good, good ? null : known, kept));
        return script == null ? FRESH : "console/answer :: thanks";
    }
}
