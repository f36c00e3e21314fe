package io.gemba.ingestion.odoo;

import io.gemba.corpus.odoo.OdooPlace;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reads all records in the order of their last change, a page at a time. Odoo keeps that time to the microsecond and
 * tells whole seconds, so that a page may end amid a second: the next begins with that second again. Only where one
 * second fills a page is it read by number instead.
 *
 * <p>What Odoo hides from the reader it takes out of a page that is cut already, so a short page is not yet the last.
 */
record Keyset(OdooPlace place) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** How far apart the clocks may be. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /**
     * A further look: at everything that was not there yet when the one before began.
     *
     * @param overlap for how long a transaction may have been under way: what it changed bears the time of its
     *     beginning
     */
    static OdooPlace again(OdooPlace before, Instant now, Duration overlap) {
        var isFirst = before.began().equals(Instant.EPOCH);
        var from = isFirst ? Instant.EPOCH : before.began().minus(overlap).minus(SKEW);
        return new OdooPlace(now, from.truncatedTo(ChronoUnit.SECONDS), OdooPlace.SECONDS);
    }

    /** What the next page is about, beside what all pages are about. */
    Domain domain() {
        var since = Domain.where("write_date", Operator.AT_LEAST, place.at());
        return place.isWithin()
                ? Domain.all(
                        since,
                        Domain.where("write_date", Operator.LESS, place.at().plus(SECOND)),
                        Domain.where("id", Operator.GREATER, place.within()))
                : since;
    }

    /** In which order the next page comes. */
    String order() {
        return place.isWithin() ? "id" : "write_date, id";
    }

    /** Where the page after this one begins. */
    Step after(List<Row> page, int full) {
        if (place.isWithin()) {
            return page.isEmpty()
                    ? new Step(moved(place.at().plus(SECOND), OdooPlace.SECONDS), false)
                    : new Step(moved(place.at(), page.getLast().id()), false);
        }
        if (page.isEmpty()) {
            return new Step(place, true);
        }
        var last = page.getLast().changed();
        if (page.getFirst().changed().equals(last) && page.size() >= full) {
            return new Step(moved(last, 0), false);
        }
        return new Step(moved(last, OdooPlace.SECONDS), last.equals(place.at()));
    }

    private OdooPlace moved(Instant at, long within) {
        return new OdooPlace(place.began(), at, within);
    }

    /**
     * A record of a page.
     *
     * @param changed when it was changed last, to the second
     */
    record Row(long id, Instant changed) {
        static Row of(OdooRecord record) {
            return new Row(
                    record.id(), record.time("write_date").orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /**
     * Where it goes on.
     *
     * @param done true if there is nothing more for now
     */
    record Step(OdooPlace place, boolean done) {}
}
