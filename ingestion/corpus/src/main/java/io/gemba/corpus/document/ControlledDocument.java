package io.gemba.corpus.document;

import io.gemba.corpus.access.Acl;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document as its succession is decided.
 *
 * @param key its number as its spellings agree; none if it has none
 * @param origin where it comes from, under which trust
 */
record ControlledDocument(
        DocumentId id,
        @Nullable String key,
        @Nullable String revision,
        @Nullable LocalDate effective,
        ControlNotes notes,
        Origin origin,
        Acl acl) {

    /** All numbers that connect it with others. */
    Set<String> keys() {
        var keys = new HashSet<>(notes.namedKeys());
        if (key != null) {
            keys.add(key);
        }
        return keys;
    }

    boolean isInEffect(LocalDate today) {
        return !notes.draft() && (effective == null || !effective.isAfter(today));
    }

    boolean isWithdrawn(LocalDate today) {
        var from = notes.withdrawnFrom();
        return notes.withdrawn() && (from == null || !from.isAfter(today));
    }

    boolean hasNumberOf(ControlledDocument other) {
        return key != null && key.equals(other.key);
    }

    /**
     * True if this may decide about the other: it comes from the same source under the same trust, and everyone who
     * could read the other can read this.
     */
    boolean mayStandFor(ControlledDocument other) {
        return origin.equals(other.origin)
                && acl.company().equals(other.acl.company())
                && acl.classification().compareTo(other.acl.classification()) <= 0
                && acl.audience().containsAll(other.acl.audience());
    }

    /** Positive if it is later than another of its number, by date before revision; empty if neither tells. */
    OptionalInt laterThan(ControlledDocument other) {
        return RevisionOrder.later(effective, revision, other.effective, other.revision);
    }

    /** True if a reference of that speaker's to what was replaced means this. */
    boolean isMeantAsOlder(DocumentReference reference, ControlledDocument speaker) {
        return isMeant(reference, speaker)
                && (compare(reference).isEmpty() || compare(reference).getAsInt() <= 0)
                && (reference.dated() == null || effective == null || !effective.isAfter(reference.dated()));
    }

    /** True if a reference of that speaker's to what stands in its place means this. */
    boolean isMeantAsNewer(DocumentReference reference, ControlledDocument speaker) {
        return isMeant(reference, speaker)
                && (compare(reference).isEmpty() || compare(reference).getAsInt() >= 0)
                && (reference.dated() == null || effective == null || !effective.isBefore(reference.dated()));
    }

    private boolean isMeant(DocumentReference reference, ControlledDocument speaker) {
        return reference.isSelf()
                ? id.equals(speaker.id)
                : Objects.equals(reference.key(), key) && (reference.revision() == null || isComparable(reference));
    }

    /** A revision that cannot be compared is another's, unless it is not known at all. */
    private boolean isComparable(DocumentReference reference) {
        return revision == null || compare(reference).isPresent();
    }

    private OptionalInt compare(DocumentReference reference) {
        return Optional.ofNullable(reference.revision())
                .filter(it -> revision != null)
                .map(it -> RevisionOrder.compare(String.valueOf(revision), it))
                .orElse(OptionalInt.empty());
    }

    /**
     * Where a document comes from, under which trust, and who handed it in.
     *
     * @param record that it hangs on: nobody here knows who may see another one
     */
    record Origin(
            String source,
            int trust,
            @Nullable Integer uploadedBy,
            @Nullable String record) {}
}
