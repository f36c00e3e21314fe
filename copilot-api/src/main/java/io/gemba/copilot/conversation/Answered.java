package io.gemba.copilot.conversation;

import io.gemba.copilot.answering.Block;
import io.gemba.copilot.answering.Usage;
import io.gemba.copilot.skill.Taken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer as they are kept.
 *
 * @param outcome grounded, partial, abstained or refused
 * @param reason why there is no answer, where there is none
 * @param mode model or extractive
 * @param degraded codes of what was left out in finding it, because something did not answer in time
 * @param taken what the question was taken for; none unless records answered it, or it was asked back
 */
public record Answered(
        AnswerId id,
        ConversationId conversation,
        String asked,
        String outcome,
        @Nullable String reason,
        String mode,
        List<Block> blocks,
        List<StoredCitation> citations,
        List<String> unsupported,
        @Nullable String model,
        @Nullable String promptHash,
        Usage usage,
        int elapsedMs,
        String correlationId,
        Instant askedAt,
        List<String> degraded,
        @Nullable Taken taken) {
    public Answered {
        degraded = List.copyOf(degraded);
        blocks = List.copyOf(blocks);
        citations = List.copyOf(citations);
        unsupported = List.copyOf(unsupported);
    }
}
