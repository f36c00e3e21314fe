package io.gemba.odoo;

import java.util.Set;

/** What a user can do with a kind of record in this Odoo. */
public sealed interface Availability {
    /** The app that defines the model is not installed. */
    record Absent() implements Availability {}

    /** The user may not read it, or not what it takes to make sense of it. */
    record Denied() implements Availability {}

    /**
     * The user may read it.
     *
     * @param fields of those that were wanted, the ones that are there
     */
    record Readable(Set<String> fields) implements Availability {
        public Readable {
            fields = Set.copyOf(fields);
        }
    }
}
