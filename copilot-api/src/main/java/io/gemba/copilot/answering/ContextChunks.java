package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Which chunks an answer may draw from: at most two of one document, more where the question asks for more, or, of an
 * answer of a few quotes, of the document that leads; what stands side by side in one section is one passage; behind a
 * lead of the plant's own, suppliers' files come last.
 */
final class ContextChunks {
    private static final int MOST_DOCUMENTS = 10;
    private static final int MOST_PER_DOCUMENT = 2;
    private static final int MOST_OF_MUCH = 8;
    private static final int MOST_CHARACTERS = 14_000;
    private static final int SHORT = 2;
    private static final int LEADERS = 6;

    private ContextChunks() {}

    /**
     * How many chunks of a document an answer to a question may draw from. A page or two of the plant's own is not more
     * than two chunks of anything longer, however finely it is parted.
     */
    static int perDocument(boolean wantsMuch, FoundDocument document) {
        var isShort = document.pages() <= SHORT && document.trust() != Trust.EXTERNAL;
        return wantsMuch || isShort ? MOST_OF_MUCH : MOST_PER_DOCUMENT;
    }

    /** The evidence that a model is given, best first. */
    static List<DocumentEvidence> evidence(Passages passages, List<Candidate> candidates, Disagreement disagreement) {
        var inOrder = new LinkedHashSet<FoundChunk>(disagreement.chunks());
        candidates.stream().limit(LEADERS).map(Candidate::chunk).forEach(inOrder::add);
        var external = !candidates.isEmpty() && TrustOrder.isExternal(candidates.getFirst());
        passages.chunks().stream()
                .sorted(Comparator.comparing(
                        chunk -> !external && chunk.document().trust() == Trust.EXTERNAL))
                .forEach(inOrder::add);
        return joined(limited(List.copyOf(inOrder), passages.question())).stream()
                .flatMap(run -> DocumentEvidence.ofRun(run).stream())
                .toList();
    }

    private static List<FoundChunk> limited(List<FoundChunk> chunks, Question question) {
        Map<DocumentId, Integer> counts = new HashMap<>();
        var kept = new ArrayList<FoundChunk>();
        var wantsMuch = question.wantsMuch();
        var characters = 0;
        for (var chunk : chunks) {
            var document = chunk.document().id();
            var length = chunk.content().text().length();
            if (counts.getOrDefault(document, 0) < perDocument(wantsMuch, chunk.document())
                    && (counts.containsKey(document) || counts.size() < MOST_DOCUMENTS)
                    && characters + length <= MOST_CHARACTERS) {
                kept.add(chunk);
                counts.merge(document, 1, Integer::sum);
                characters += length;
            }
        }
        return kept;
    }

    /** Neighbours together, in their order, in the place of the better one. */
    private static List<List<FoundChunk>> joined(List<FoundChunk> chunks) {
        var runs = new ArrayList<List<FoundChunk>>();
        for (var chunk : chunks) {
            var run = runs.stream()
                    .filter(it -> it.stream().anyMatch(other -> areNeighbours(chunk, other)))
                    .findFirst();
            if (run.isPresent()) {
                run.get().add(chunk);
                run.get().sort(Comparator.comparing(it -> it.content().ordinal()));
            } else {
                runs.add(new ArrayList<>(List.of(chunk)));
            }
        }
        return runs;
    }

    /** True of chunks that follow one another in one section. */
    static boolean areNeighbours(FoundChunk one, FoundChunk other) {
        return one.document().id().equals(other.document().id())
                && Math.abs(one.content().ordinal() - other.content().ordinal()) == 1
                && one.content().heading().equals(other.content().heading());
    }
}
