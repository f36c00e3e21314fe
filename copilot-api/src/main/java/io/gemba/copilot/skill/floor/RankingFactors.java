package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By what open requests are ranked.
 *
 * @param downtime by work centre, of stops that are over
 * @param going stops that go on
 * @param failures by machine
 * @param spares reorder rules of products that may be a machine's spares
 */
record RankingFactors(
        Read requests, Read machines, Groups downtime, Read going, Groups failures, Read spares, Telling telling) {

    /**
     * A request with its factors.
     *
     * @param overdue days since it was due; zero if it is not
     * @param stopped time that the machine's work centre stood still; empty if no work centre is known to be its own
     * @param going since when it still does
     * @param low spares below the stock at which they are reordered
     */
    record Ranked(
            OdooRecord request,
            String machine,
            int priority,
            long overdue,
            Optional<OdooGroup> stopped,
            List<Going> going,
            Optional<OdooGroup> failed,
            List<OdooRecord> low) {

        BigDecimal minutes() {
            return going.stream()
                    .map(Going::minutes)
                    .reduce(stopped.map(DowntimeFound::minutes).orElse(BigDecimal.ZERO), BigDecimal::add);
        }

        boolean isStopped() {
            return stopped.isPresent() || !going.isEmpty();
        }

        long failures() {
            return failed.map(DowntimeFound::count).orElse(0L);
        }
    }

    /** A stop that goes on, and for how long it has in the days that are looked at, by the clock. */
    record Going(OdooRecord stop, BigDecimal minutes) {}

    private static final Comparator<Ranked> RULE = Comparator.comparing(Ranked::priority, Comparator.reverseOrder())
            .thenComparing(Ranked::minutes, Comparator.reverseOrder())
            .thenComparing(Ranked::overdue, Comparator.reverseOrder())
            .thenComparing(Ranked::failures, Comparator.reverseOrder())
            .thenComparing(it -> it.low().size(), Comparator.reverseOrder())
            .thenComparing(it -> it.request().id());

    /** What comes first, first. */
    List<Ranked> ranked() {
        return requests.rows().stream().map(this::ranked).sorted(RULE).toList();
    }

    private Ranked ranked(OdooRecord request) {
        var machine = request.reference("equipment_id").map(Reference::id);
        var read = machine.flatMap(
                id -> machines.rows().stream().filter(it -> it.id() == id).findFirst());
        return new Ranked(
                request,
                Telling.label(request, "equipment_id", ""),
                priority(request),
                overdue(request),
                read.flatMap(this::stopped),
                read.map(this::going).orElse(List.of()),
                machine.flatMap(it -> MaintenanceRanking.row(failures, "equipment_id", it)),
                read.map(this::low).orElse(List.of()));
    }

    static int priority(OdooRecord request) {
        return request.text("priority")
                .filter(it -> it.matches("\\d"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Since it was scheduled for; without that, it is due when it is asked for. */
    private long overdue(OdooRecord request) {
        return due(request, telling)
                .map(it -> Math.max(0, ChronoUnit.DAYS.between(it, telling.today())))
                .orElse(0L);
    }

    static Optional<LocalDate> due(OdooRecord request, Telling telling) {
        return request.time("schedule_date").map(telling.format()::dayOf).or(() -> request.date("request_date"));
    }

    private Optional<OdooGroup> stopped(OdooRecord machine) {
        return downtime.rows().stream()
                .filter(it -> it.reference("workcenter_id")
                        .filter(of -> MachineNames.isAt(machine, of.label()))
                        .isPresent())
                .findFirst();
    }

    private List<Going> going(OdooRecord machine) {
        var now = telling.now();
        var days = new Span(now.minus(Duration.ofDays(MaintenanceRanking.DOWNTIME_DAYS)), now, "");
        return going.rows().stream()
                .filter(it -> MachineNames.isAt(machine, Telling.label(it, "workcenter_id", "")))
                .map(it -> new Going(
                        it,
                        BigDecimal.valueOf(days.shared(it.time("date_start").orElse(now), now)
                                .toMinutes())))
                .toList();
    }

    private List<OdooRecord> low(OdooRecord machine) {
        var names = MachineNames.of(machine).stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .toList();
        return spares.rows().stream()
                .filter(RankingFactors::isLow)
                .filter(it -> names.stream()
                        .anyMatch(Telling.label(it, "product_id", "").toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    private static boolean isLow(OdooRecord rule) {
        var least = rule.decimal("product_min_qty").orElse(BigDecimal.ZERO);
        return rule.decimal("qty_on_hand").orElse(BigDecimal.ZERO).compareTo(least) < 0;
    }
}
