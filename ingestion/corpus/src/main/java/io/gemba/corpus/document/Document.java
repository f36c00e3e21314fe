package io.gemba.corpus.document;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document as a reader sees it.
 *
 * @param version the version that is searched and cited; 0 before the first
 * @param latestVersion the newest that was received, searched or not
 * @param pages of {@code version}; 0 before it is known
 * @param uploadedBy the person, when it did not come from a folder
 * @param cameIn the mail or archive that it is part of, if it is
 */
public record Document(
        DocumentId id,
        String title,
        DocumentKind kind,
        String fileName,
        String source,
        DocumentState state,
        @Nullable Problem problem,
        Control control,
        @Nullable Language language,
        @Nullable String site,
        Trust trust,
        Acl acl,
        int version,
        int latestVersion,
        int pages,
        @Nullable Integer uploadedBy,
        @Nullable Container cameIn,
        Instant createdAt,
        Instant changedAt) {

    /** True of a revision that a newer one has replaced. */
    public boolean isSuperseded() {
        return control.supersededBy() != null;
    }

    /**
     * What document control says: all may be unknown.
     *
     * @param supersededBy the document that holds the revision now in force
     */
    public record Control(
            @Nullable String number,
            @Nullable String revision,
            @Nullable LocalDate effectiveDate,
            @Nullable DocumentId supersededBy) {
        /** Of a document that is not controlled, or not read yet. */
        public static final Control NONE = new Control(null, null, null, null);
    }

    /**
     * What a document came in.
     *
     * @param path where the document lies in there, with slashes
     */
    public record Container(DocumentId id, String title, String path) {}

    /**
     * Why a document is not searched.
     *
     * @param code stable, for programs
     * @param detail one sentence, for people
     */
    public record Problem(String code, String detail) {}
}
