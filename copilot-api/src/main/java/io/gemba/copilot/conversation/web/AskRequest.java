package io.gemba.copilot.conversation.web;

import io.gemba.copilot.conversation.ConversationId;
import io.gemba.copilot.conversation.Inquiry;
import io.gemba.copilot.skill.OpenRecord;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question as it comes in.
 *
 * @param copilot which of the asker's copilots is asked; all of them if none is named
 * @param context what the asker has open
 */
record AskRequest(
        @NotNull String text,
        @Nullable UUID conversationId,
        @Nullable @Size(max = 40) String copilot,
        @Nullable @Valid Context context) {

    Inquiry inquiry() {
        var open = context;
        var companies = open == null || open.companyIds() == null
                ? Set.<Long>of()
                : open.companyIds().stream().map(Integer::longValue).collect(Collectors.toSet());
        return new Inquiry(
                text,
                Optional.ofNullable(conversationId).map(ConversationId::new),
                companies,
                Optional.ofNullable(open).flatMap(Context::open),
                Optional.ofNullable(copilot));
    }

    /** The record that is open, and the companies that are active. */
    record Context(
            @Nullable @Size(max = 80) String model,
            @Nullable @Positive Integer id,
            @Nullable @Size(max = 50) List<@NotNull @Positive Integer> companyIds) {

        Optional<OpenRecord> open() {
            return model == null || id == null ? Optional.empty() : Optional.of(new OpenRecord(model, id));
        }
    }
}
