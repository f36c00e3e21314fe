package io.gemba.copilot.answering;

import io.gemba.copilot.conflict.Contradictions;
import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * What documents in force say differently about what was asked. None of them is taken for the right one.
 *
 * @param sides of different documents, what is controlled first; none or at least two
 */
record Disagreement(List<Candidate> sides) {
    /** They agree, as far as can be told. */
    static final Disagreement NONE = new Disagreement(List.of());

    private static final int MOST_SIDES = 4;
    private static final int LOOKED_AT = 60;
    private static final double NEAR_THE_LEAD = 0.6;

    Disagreement {
        sides = List.copyOf(sides);
    }

    /** What contradicts the candidate that would lead. */
    static Disagreement of(List<Candidate> candidates, Contradictions contradictions) {
        var lead = candidates.getFirst();
        if (lead.isGroup()) {
            return NONE;
        }
        var sides = new ArrayList<>(List.of(lead));
        var documents = new HashSet<>(List.of(lead.chunk().document().id()));
        var contradicts = contradictions.of(lead.chunk(), piece(lead));
        candidates.stream()
                .skip(1)
                .limit(LOOKED_AT)
                .filter(it -> !it.isGroup() && it.score() > lead.score() - NEAR_THE_LEAD)
                .filter(it -> !documents.contains(it.chunk().document().id()))
                .filter(it -> contradicts.test(it.chunk(), piece(it)))
                .filter(it -> documents.add(it.chunk().document().id()))
                .limit(MOST_SIDES - 1)
                .forEach(sides::add);
        if (sides.size() == 1) {
            return NONE;
        }
        sides.sort(Comparator.comparing((Candidate it) -> it.chunk().document().trust())
                .reversed());
        return new Disagreement(sides);
    }

    private static Piece piece(Candidate candidate) {
        return candidate.pieces().getFirst();
    }

    boolean isEmpty() {
        return sides.isEmpty();
    }

    List<FoundChunk> chunks() {
        return sides.stream().map(Candidate::chunk).toList();
    }

    /** All sides, verbatim, each under its document. */
    Block.Conflict block(CitationList citations) {
        return new Block.Conflict(sides.stream()
                .map(side -> new Block.Side(
                        Abstention.title(side.chunk().document()),
                        Sanitised.text(text(piece(side))),
                        DocumentEvidence.of(side.chunk(), side.pieces()).stream()
                                .map(citations::cite)
                                .toList()))
                .toList());
    }

    /** A row says what its cells are in its header. */
    private static String text(Piece piece) {
        if (piece.columns().size() != piece.cells().size() || piece.cells().isEmpty()) {
            return piece.text();
        }
        var cells = new ArrayList<String>();
        for (int i = 0; i < piece.cells().size(); i++) {
            var column = piece.columns().get(i);
            cells.add(
                    column.isBlank()
                            ? piece.cells().get(i)
                            : column + ": " + piece.cells().get(i));
        }
        return String.join(" | ", cells);
    }
}
