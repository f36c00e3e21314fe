package io.gemba.corpus.odoo;

import java.time.Instant;

/**
 * How far one kind of record in Odoo has been read.
 *
 * @param began when this look at all of them began; the next one goes back to somewhat earlier
 * @param at what changed before is read; a whole second, since Odoo tells no more
 * @param within of what changed in that second, the record up to which it is read; {@link #SECONDS} while whole seconds
 *     are read at a time
 */
public record OdooPlace(Instant began, Instant at, long within) {
    public static final long SECONDS = -1;

    /** Where nothing has been read yet. */
    public static final OdooPlace BEGINNING = new OdooPlace(Instant.EPOCH, Instant.EPOCH, SECONDS);

    /** True while a second with more records than a page is being read. */
    public boolean isWithin() {
        return within != SECONDS;
    }
}
