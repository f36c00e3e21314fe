package io.gemba.copilot.grounding;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.text.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence without a corpus. */
public final class EvidenceTesting {
    private EvidenceTesting() {}

    public static FoundDocument document(String title, @Nullable String number, @Nullable String revision) {
        return new FoundDocument(
                DocumentId.random(),
                1,
                title,
                "file.pdf",
                1,
                List.of(),
                DocumentKind.SOP,
                number,
                revision,
                null,
                false,
                Standing.CURRENT,
                null,
                Trust.NORMAL,
                null,
                Classification.INTERNAL,
                Instant.EPOCH);
    }

    public static DocumentEvidence evidence(FoundDocument document, String text) {
        var piece = Piece.of(Piece.Kind.SENTENCE, text, 1, List.of(new Box(0, 0, 1, 1)), 1, 0);
        return new DocumentEvidence(new ChunkId(1), document, 1, List.of(piece), List.of(), Language.ENGLISH);
    }
}
