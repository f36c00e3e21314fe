package io.gemba.corpus.access;

import java.util.Set;

/** Tells which records in Odoo somebody may see now. */
@FunctionalInterface
public interface VisibleRecords {
    /** Of somebody who cannot be asked about there: none are visible. */
    VisibleRecords NONE = records -> Set.of();

    /** Those of some records that are visible; none where that cannot be found out. */
    Set<RecordRef> among(Set<RecordRef> records);

    /** True if it could not be found out of some that were asked about. */
    default boolean missedSome() {
        return false;
    }
}
