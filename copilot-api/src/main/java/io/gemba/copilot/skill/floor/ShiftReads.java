package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.Operator;
import io.gemba.odoo.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * All that is read for a shift, side by side.
 *
 * @param finished work orders
 * @param completed manufacturing orders
 * @param begun work orders that are running, or were to begin in the shift
 * @param stops times that work centres stood still
 * @param requests for maintenance that were made or closed
 * @param late manufacturing orders past their deadline
 */
record ShiftReads(Found finished, Found completed, Found begun, Found stops, Found scrap, Found requests, Late late) {
    static final List<String> OPEN = List.of("confirmed", "progress", "to_close");
    /** Times of these kinds stop a work centre; Odoo takes it to run in all others. */
    static final List<String> STOPPED = List.of("availability", "quality");

    private static final int OLDEST = 20;

    /** How many are late, and the ones that have been for longest. */
    record Late(Groups groups, Read oldest) {}

    static ShiftReads of(Span span, Optional<Long> company, Records records, Telling telling) {
        var look = new Look(span, company, records);
        var finished = look.begin(
                FloorTypes.WORK,
                "date_finished desc, id desc",
                Domain.equal("state", "done"),
                span.within("date_finished"));
        var completed = look.begin(
                FloorTypes.PRODUCTION,
                "date_finished desc, id desc",
                Domain.equal("state", "done"),
                span.within("date_finished"));
        var begun = look.begin(FloorTypes.WORK, "date_start, id", begun(span, telling));
        var stops = look.begin(FloorTypes.TIME, "date_start, id", stops(span));
        var scrap = look.begin(
                FloorTypes.SCRAP, "date_done desc, id desc", Domain.equal("state", "done"), span.within("date_done"));
        var requests = look.begin(FloorTypes.REQUEST, "create_date desc, id desc", requests(span, telling));
        var overdue =
                look.narrowed(Domain.in("state", OPEN), Domain.where("date_deadline", Operator.LESS, telling.now()));
        var count = records.beginGroups(
                FloorTypes.PRODUCTION,
                Grouping.of(FloorTypes.PRODUCTION.model(), overdue, List.of(), List.of(Grouping.COUNT)));
        var oldest = records.first(OLDEST, FloorTypes.PRODUCTION, overdue, "date_deadline, id");
        return new ShiftReads(
                finished.join(),
                completed.join(),
                begun.join(),
                stops.join(),
                scrap.join(),
                requests.join(),
                new Late(count.join(), oldest));
    }

    private static Domain begun(Span span, Telling telling) {
        var past = span.to().isBefore(telling.now()) ? span.to() : telling.now();
        return Domain.any(
                Domain.equal("state", "progress"),
                Domain.all(
                        Domain.in("state", List.of("blocked", "ready")),
                        Domain.where("date_start", Operator.AT_LEAST, span.from()),
                        Domain.where("date_start", Operator.LESS, past)));
    }

    private static Domain stops(Span span) {
        return Domain.all(
                Domain.in("loss_type", STOPPED),
                Domain.where("date_start", Operator.LESS, span.to()),
                Domain.any(Domain.where("date_end", Operator.GREATER, span.from()), Domain.equal("date_end", null)));
    }

    /**
     * Of a closed one Odoo knows the day alone; that it has not been touched since before the shift narrows it down.
     */
    private static Domain requests(Span span, Telling telling) {
        return Domain.any(
                span.within("create_date"),
                Domain.all(
                        Domain.equal("done", true),
                        span.withinDays("close_date", telling),
                        Domain.where("write_date", Operator.AT_LEAST, span.from())));
    }

    /** What every read of a shift has in common. */
    private record Look(Span span, Optional<Long> company, Records records) {

        CompletableFuture<Found> begin(RecordType type, String order, Domain... parts) {
            var domain = narrowed(parts);
            return records.begin(type, domain, order)
                    .thenApply(read -> new Found(type.model(), domain, span.said(), read));
        }

        Domain narrowed(Domain... parts) {
            var all = new ArrayList<>(List.of(parts));
            company.ifPresent(it -> all.add(Domain.equal("company_id", it)));
            return Domain.all(all.toArray(Domain[]::new));
        }
    }
}
