package io.gemba.copilot.conflict;

import io.gemba.copilot.retrieval.Meanings;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.springframework.util.function.SingletonSupplier;

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

    /** Tells of pieces of other chunks whether one and they cannot both hold. The one is read once, if at all. */
    public BiPredicate<FoundChunk, Piece> of(FoundChunk one, Piece said) {
        var claims = SingletonSupplier.of(() -> reading.claims(one, said));
        return (other, alsoSaid) ->
                areComparable(one.document(), other.document()) && contradict(claims.obtain(), other, alsoSaid);
    }

    private boolean contradict(List<Claim> claims, FoundChunk other, Piece alsoSaid) {
        var theirs = claims.isEmpty() ? List.<Claim>of() : reading.claims(other, alsoSaid);
        return claims.stream().anyMatch(claim -> theirs.stream().anyMatch(claim::contradicts));
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
