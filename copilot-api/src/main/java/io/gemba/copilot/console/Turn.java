package io.gemba.copilot.console;

import io.gemba.copilot.conversation.Answered;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer as a page shows them.
 *
 * @param notes what is said about the answer, such as where it comes from
 * @param model that wrote it; none if it was quoted
 */
record Turn(
        UUID id,
        UUID conversation,
        String question,
        String outcome,
        List<Part> parts,
        List<Part> notes,
        List<Source> sources,
        List<String> unsupported,
        @Nullable String model,
        int elapsedMs,
        Instant askedAt) {

    static Turn of(Answered answered) {
        var sources = new LinkedHashMap<Integer, Source>();
        answered.citations().forEach(citation -> sources.put(citation.n(), Source.of(answered.id(), citation)));
        var parts =
                answered.blocks().stream().map(block -> Part.of(block, sources)).toList();
        return new Turn(
                answered.id().value(),
                answered.conversation().value(),
                answered.asked(),
                answered.outcome(),
                parts.stream().filter(part -> !isNote(part)).toList(),
                parts.stream().filter(Turn::isNote).toList(),
                List.copyOf(sources.values()),
                answered.unsupported(),
                answered.model(),
                answered.elapsedMs(),
                answered.askedAt());
    }

    private static boolean isNote(Part part) {
        return part.kind().equals("note");
    }
}
