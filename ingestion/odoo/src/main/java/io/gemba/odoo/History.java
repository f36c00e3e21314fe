package io.gemba.odoo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done with records, the latest first, without anything that anybody wrote.
 *
 * @param holdsFields true if it holds what changed; false if only that something was noted could be read
 * @param isKept false if Odoo keeps no history of such records
 * @param isCut true if there is more
 */
public record History(List<Entry> entries, boolean holdsFields, boolean isKept, boolean isCut) {
    public History {
        entries = List.copyOf(entries);
    }

    /** Nothing of it can be read. */
    static History closed() {
        return new History(List.of(), false, true, false);
    }

    /**
     * Something that was noted at a record.
     *
     * @param record which one, by its id
     * @param author who did it; null if nobody is named
     * @param type Odoo's word for what it is, such as {@code comment}
     */
    public record Entry(long record, Instant at, @Nullable String author, String type, List<Change> changes) {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A field that changed.
     *
     * @param label what the user calls it
     * @param type Odoo's name of its type
     * @param currency of amounts of money; null otherwise
     * @param before its value, times in UTC; null if it was empty
     * @param after the same, of what it became
     */
    public record Change(
            String field,
            String label,
            String type,
            @Nullable String currency,
            @Nullable String before,
            @Nullable String after) {}
}
