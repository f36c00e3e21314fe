package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import java.util.ArrayList;
import java.util.List;

/** Sets candidates as blocks: verbatim, cut at the borders of sentences, steps and rows. */
final class Quoting {
    private final CitationList citations = new CitationList();

    List<Citation> citations() {
        return citations.all();
    }

    /** What documents say differently, as a block. */
    Block block(Disagreement disagreement) {
        return disagreement.block(citations);
    }

    /** Pieces of one kind and group as a block. */
    Block block(FoundChunk chunk, List<Piece> pieces) {
        var evidence = DocumentEvidence.of(chunk, pieces);
        return switch (pieces.getFirst().kind()) {
            case STEP -> new Block.Steps(true, statements(pieces, evidence));
            case ITEM -> new Block.Steps(false, statements(pieces, evidence));
            case ROW -> table(pieces, evidence);
            case SENTENCE, FIELD -> new Block.Paragraph(statements(pieces, evidence));
        };
    }

    private List<Statement> statements(List<Piece> pieces, List<DocumentEvidence> evidence) {
        return pieces.stream()
                .map(piece -> new Statement(Sanitised.text(piece.text()), List.of(number(piece, evidence))))
                .toList();
    }

    private Block table(List<Piece> pieces, List<DocumentEvidence> evidence) {
        var rows = new ArrayList<Block.Row>();
        for (var piece : pieces) {
            rows.add(new Block.Row(
                    piece.cells().stream().map(Sanitised::text).toList(), List.of(number(piece, evidence))));
        }
        return new Block.Table(pieces.getFirst().columns(), rows);
    }

    private int number(Piece piece, List<DocumentEvidence> evidence) {
        return evidence.stream()
                .filter(it -> it.page() == piece.page())
                .mapToInt(citations::cite)
                .findFirst()
                .orElseThrow();
    }
}
