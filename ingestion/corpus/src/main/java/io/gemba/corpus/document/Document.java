package io.gemba.corpus.document;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.RecordRef;
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
 * @param record in Odoo that it hangs on, if it does
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
        @Nullable RecordRef record,
        Instant createdAt,
        Instant changedAt) {

    /** True of a document that is not to be gone by any more: another stands in its place, or it was withdrawn. */
    public boolean isSuperseded() {
        return control.standing().isOver();
    }

    /**
     * What document control says: all may be unknown.
     *
     * @param draft true if it says that it has not been released
     * @param supersededBy the document that stands in its place
     */
    public record Control(
            @Nullable String number,
            @Nullable String revision,
            @Nullable LocalDate effectiveDate,
            boolean draft,
            Standing standing,
            @Nullable DocumentId supersededBy) {
        /** Of a document that is not controlled, or not read yet. */
        public static final Control NONE = new Control(null, null, null, false, Standing.CURRENT, null);
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
