package io.gemba.copilot.conflict;

import io.gemba.copilot.retrieval.Meanings;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import java.util.Objects;
import java.util.Set;

/**
 * Tells when two documents in force state different figures for the same thing under the same conditions. Records of
 * what happened once, such as invoices and reports, contradict nothing; nor do documents of different sites, or a
 * supplier's file one of the plant's own.
 */
public final class Contradictions {
    private static final Set<DocumentKind> RECORDS = Set.of(
            DocumentKind.INVOICE,
            DocumentKind.ORDER_CONFIRMATION,
            DocumentKind.DELIVERY_NOTE,
            DocumentKind.CERTIFICATE,
            DocumentKind.MAINTENANCE_REPORT,
            DocumentKind.QUALITY_RECORD);

    private final ClaimReading reading;

    public Contradictions(Meanings meanings) {
        this.reading = new ClaimReading(meanings);
    }

    /** True if the pieces of two chunks cannot both hold. */
    public boolean between(FoundChunk one, Piece said, FoundChunk other, Piece alsoSaid) {
        return areComparable(one.document(), other.document()) && contradict(one, said, other, alsoSaid);
    }

    private boolean contradict(FoundChunk one, Piece said, FoundChunk other, Piece alsoSaid) {
        var theirs = reading.claims(other, alsoSaid);
        return reading.claims(one, said).stream()
                .anyMatch(claim -> theirs.stream().anyMatch(claim::contradicts));
    }

    /** True if both are in force, for the same place, and of comparable standing. */
    public static boolean areComparable(FoundDocument one, FoundDocument other) {
        return !one.id().equals(other.id())
                && one.standing() == Standing.CURRENT
                && other.standing() == Standing.CURRENT
                && !RECORDS.contains(one.kind())
                && !RECORDS.contains(other.kind())
                && (one.trust() == Trust.EXTERNAL) == (other.trust() == Trust.EXTERNAL)
                && (one.site() == null || other.site() == null || Objects.equals(one.site(), other.site()));
    }
}
