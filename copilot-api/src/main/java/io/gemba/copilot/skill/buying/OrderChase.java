package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.time.Instant;
import java.util.Optional;

/** A purchase order with how long it has been waiting, and until when that may last. */
record OrderChase(OdooRecord order, Instant asOf, Telling telling) {

    String name() {
        return Telling.label(order, "name");
    }

    String supplier() {
        return Telling.label(order, "partner_id", telling.words().say("unknown"));
    }

    /** Since when it has been ordered. */
    Optional<Instant> ordered() {
        return order.time("date_approve").or(() -> order.time("date_order"));
    }

    long daysWaiting() {
        return ordered().map(telling::daysSince).map(it -> Math.max(0, it)).orElse(0L);
    }

    Optional<String> promised() {
        return order.time("date_planned")
                .map(it -> telling.format().day(telling.format().dayOf(it)));
    }

    /** Days until the promised day; negative past it. */
    Optional<Long> daysLeft() {
        return order.time("date_planned").map(it -> -telling.daysSince(it));
    }

    /** That it waits, and for what: "ordered 12 days ago, promised for 3 March". */
    String said() {
        var words = telling.words();
        var since = telling.daysAgo(daysWaiting());
        return promised()
                .map(day -> daysLeft().orElse(0L) < 0
                        ? words.say(
                                "unconfirmed.over",
                                since,
                                day,
                                telling.daysAgo(-daysLeft().orElse(0L)))
                        : words.say("unconfirmed.ahead", since, day))
                .orElseGet(() -> words.say("unconfirmed.since", since));
    }

    RecordEvidence evidence() {
        return telling.evidence(
                order,
                name(),
                asOf,
                telling.state(order, "state", "purchase"),
                telling.reference(order, "partner_id"),
                telling.text(order, "partner_ref"),
                telling.day(order, "date_approve"),
                telling.days("date_approve", "days-waiting", daysWaiting()),
                telling.day(order, "date_planned"),
                daysLeft()
                        .map(it -> telling.days("date_planned", it < 0 ? "days-late" : "days-left", Math.abs(it)))
                        .orElse(null),
                telling.reference(order, "user_id"));
    }
}
