package io.gemba.corpus.search;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
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
 * @param superseded true if a newer revision is in force
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
        boolean superseded,
        Trust trust,
        @Nullable String site,
        Classification classification,
        Instant changedAt) {
    public FoundDocument {
        subject = List.copyOf(subject);
    }
}
