package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The reasons for which time is logged at work centres, and what kind of time each of them is. */
record Losses(Read read) {
    /** The work centre stands still; Odoo shows it as blocked. */
    private static final Set<String> STOPPED = Set.copyOf(ShiftReads.STOPPED);

    /**
     * Reads them.
     *
     * @throws io.gemba.copilot.skill.NotRead if they could not be
     */
    static Losses read(Records records) {
        return new Losses(records.needed(FloorTypes.LOSS, Domain.EVERYTHING, "id"));
    }

    /** Those for which a work centre stands still. */
    List<Long> stopped() {
        return read.rows().stream()
                .filter(it -> STOPPED.contains(kind(it)))
                .map(OdooRecord::id)
                .toList();
    }

    /** What kind of time each is. */
    Map<Long, String> kinds() {
        return read.rows().stream().collect(Collectors.toMap(OdooRecord::id, Losses::kind));
    }

    private static String kind(OdooRecord loss) {
        return loss.text("loss_type").orElse("");
    }
}
