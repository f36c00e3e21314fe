package io.gemba.copilot.skill.floor;

import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How often a machine failed and how long it took to repair. A failure is a corrective request that was not withdrawn.
 *
 * @param all in any order
 */
record Failures(List<OdooRecord> all) {

    static Failures among(List<OdooRecord> requests) {
        return new Failures(requests.stream()
                .filter(it -> !it.flag("archive"))
                .filter(it ->
                        it.text("maintenance_type").filter("corrective"::equals).isPresent())
                .filter(it -> it.has("request_date"))
                .toList());
    }

    int count() {
        return all.size();
    }

    private List<LocalDate> days() {
        return all.stream()
                .flatMap(it -> it.date("request_date").stream())
                .sorted()
                .toList();
    }

    /** Days between the first and the last one; empty unless there are two. */
    Optional<Long> spread() {
        var days = days();
        return days.size() < 2
                ? Optional.empty()
                : Optional.of(ChronoUnit.DAYS.between(days.getFirst(), days.getLast()));
    }

    /** In days: what lies between the first and the last one, over the gaps between them. */
    Optional<BigDecimal> meanBetween() {
        return spread().flatMap(it -> Numbers.mean(BigDecimal.valueOf(it), count() - 1L));
    }

    /** Those of which it is known when they were repaired. */
    List<OdooRecord> repaired() {
        return all.stream().filter(it -> repair(it).isPresent()).toList();
    }

    /** In days, from the request to its closing. */
    Optional<BigDecimal> meanRepair() {
        var repaired = repaired();
        var sum = repaired.stream().mapToLong(it -> repair(it).orElse(0L)).sum();
        return Numbers.mean(BigDecimal.valueOf(sum), repaired.size());
    }

    static Optional<Long> repair(OdooRecord request) {
        return request.date("close_date")
                .flatMap(closed -> request.date("request_date")
                        .filter(asked -> !closed.isBefore(asked))
                        .map(asked -> ChronoUnit.DAYS.between(asked, closed)));
    }
}
