package io.gemba.corpus.search;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document that a found chunk belongs to.
 *
 * @param version the one that was searched
 * @param pages of that version
 * @param subject identifiers that the document as a whole is about, normalised
 * @param draft true if it says that it has not been released
 * @param successor the revision of the document that stands in its place, if that has one and the scope reaches it
 * @param changedAt when Gemba last took notice of it
 */
public record FoundDocument(
        DocumentId id,
        int version,
        String title,
        String fileName,
        int pages,
        List<String> subject,
        DocumentKind kind,
        @Nullable String number,
        @Nullable String revision,
        @Nullable LocalDate effectiveDate,
        boolean draft,
        Standing standing,
        @Nullable String successor,
        Trust trust,
        @Nullable String site,
        Classification classification,
        Instant changedAt) {
    public FoundDocument {
        subject = List.copyOf(subject);
    }

    /** True if it is not to be gone by any more. */
    public boolean superseded() {
        return standing.isOver();
    }
}
