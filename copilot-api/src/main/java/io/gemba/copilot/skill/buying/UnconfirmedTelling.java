package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.buying.UnconfirmedPurchases.UnconfirmedScope;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what suppliers have not confirmed.
 *
 * @param orders of which something is still to come, the one promised first before the others
 * @param bySupplier the same counted, as many as there are
 * @param use all that is still to come, by whether it is marked as acknowledged
 */
record UnconfirmedTelling(
        Read orders,
        Read lines,
        Read requests,
        Groups bySupplier,
        Groups use,
        UnconfirmedScope scope,
        Telling telling) {
    static final int SHOWN = 20;
    private static final int NAMED = 20;

    Report report(Lacks lacks) {
        var whole = lacks.notes().isEmpty();
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer())));
        var more = new ArrayList<Line>();
        numbered().ifPresent(more::add);
        unused().ifPresent(more::add);
        asked().ifPresent(more::add);
        more.add(new Line(telling.words().say("unconfirmed.measure"), List.of()));
        sections.add(new Prose(more));
        var table = new UnconfirmedLines(orders, lines, telling);
        if (bySupplier.rows().size() > 1) {
            sections.add(suppliers(lacks));
        }
        table.sheet(lacks).ifPresent(sections::add);
        requested().ifPresent(sections::add);
        var names = orders.rows().stream()
                .limit(3)
                .map(it -> Telling.label(it, "partner_id", ""))
                .distinct()
                .toList();
        return new Report(
                sections,
                lacks.notes(),
                new Subject(names.stream().findFirst().orElse(""), table.numbers(), names),
                whole);
    }

    private long count() {
        return bySupplier.succeeded() && !bySupplier.cut()
                ? Math.max(bySupplier.count(), orders.rows().size())
                : orders.rows().size();
    }

    private Line answer() {
        var words = telling.words();
        var said = scope.said();
        if (orders.rows().isEmpty()) {
            return new Line(words.say("unconfirmed.none", said), scope.evidence(), List.of(said));
        }
        var first = new OrderChase(orders.rows().getFirst(), orders.asOf(), telling);
        var evidence = new ArrayList<RecordEvidence>(scope.evidence());
        evidence.add(counted(count()));
        evidence.add(first.evidence());
        return new Line(
                words.counted(
                        "unconfirmed.answer",
                        count(),
                        telling.format().number(count()),
                        said,
                        first.name(),
                        first.supplier(),
                        first.said()),
                evidence,
                List.of(said));
    }

    private RecordEvidence counted(long count) {
        var label = telling.words().say("part.orders");
        var value = telling.computed("id", "unconfirmed", BigDecimal.valueOf(count), null);
        if (count <= NAMED) {
            return telling.evidence(
                    "purchase.order", orders.rows().stream().map(OdooRecord::id).toList(), label, orders.asOf(), value);
        }
        return telling.evidence(
                "purchase.order",
                bySupplier.domain(),
                telling.words().say("unconfirmed.filter", scope.said()),
                count,
                label,
                bySupplier.asOf(),
                value);
    }

    private long acknowledged(boolean wanted) {
        return use.rows().stream()
                .filter(it -> it.flag("acknowledged") == wanted)
                .mapToLong(it -> it.integer(Grouping.COUNT).orElse(0L))
                .sum();
    }

    /** Those that have a number of the supplier's without being marked. A period narrows the one count alone. */
    private Optional<Line> numbered() {
        var more = acknowledged(false) - count();
        return !use.succeeded() || more <= 0 || scope.slots().period("period").isPresent()
                ? Optional.empty()
                : Optional.of(new Line(
                        telling.words()
                                .counted(
                                        "unconfirmed.numbered",
                                        more,
                                        telling.format().number(more)),
                        List.of(all(
                                acknowledged(false),
                                telling.computed("partner_ref", "numbered", BigDecimal.valueOf(more), null)))));
    }

    /** Where nobody marks orders, their not being marked says nothing. */
    private Optional<Line> unused() {
        return !use.succeeded() || acknowledged(true) > 0 || acknowledged(false) == 0
                ? Optional.empty()
                : Optional.of(new Line(
                        telling.words().say("unconfirmed.unused"),
                        List.of(all(
                                acknowledged(false),
                                telling.computed(
                                        "acknowledged", "unmarked", BigDecimal.valueOf(acknowledged(false)), null)))));
    }

    private RecordEvidence all(long count, RecordValue value) {
        return telling.evidence(
                "purchase.order",
                Domain.all(use.domain(), Domain.equal("acknowledged", false)),
                telling.words().say("unconfirmed.filter.open", scope.said()),
                count,
                telling.words().say("part.orders"),
                use.asOf(),
                value);
    }

    /** What was asked for and has become no order. */
    private Optional<Line> asked() {
        if (requests.rows().isEmpty()) {
            return Optional.empty();
        }
        var oldest = requests.rows().getFirst();
        var count = requests.rows().size();
        var days = oldest.time("create_date").map(telling::daysSince).orElse(0L);
        var ids = requests.rows().stream().map(OdooRecord::id).limit(NAMED).toList();
        var total = count <= NAMED
                ? telling.evidence(
                        "purchase.order", ids, telling.words().say("part.requests"), requests.asOf(), requested(count))
                : telling.evidence(
                        "purchase.order",
                        Domain.in(
                                "id",
                                requests.rows().stream().map(OdooRecord::id).toList()),
                        telling.words().say("unconfirmed.filter.requests", scope.said()),
                        count,
                        telling.words().say("part.requests"),
                        requests.asOf(),
                        requested(count));
        return Optional.of(new Line(
                telling.words()
                        .counted(
                                requests.cut() ? "unconfirmed.asked.more" : "unconfirmed.asked",
                                count,
                                telling.format().number(count),
                                Telling.label(oldest, "name"),
                                Telling.label(
                                        oldest, "partner_id", telling.words().say("unknown")),
                                telling.daysAgo(days)),
                List.of(total, request(oldest))));
    }

    private RecordValue requested(int count) {
        return telling.computed("id", "requests", BigDecimal.valueOf(count), null);
    }

    private RecordEvidence request(OdooRecord it) {
        return telling.evidence(
                it,
                Telling.label(it, "name"),
                requests.asOf(),
                telling.state(it, "state", "purchase"),
                telling.reference(it, "partner_id"),
                telling.day(it, "create_date"),
                telling.days(
                        "create_date",
                        "days-asked",
                        it.time("create_date").map(telling::daysSince).orElse(0L)));
    }

    private Sheet suppliers(Lacks lacks) {
        lacks.shown(bySupplier.rows().size(), SHOWN);
        var words = telling.words();
        return new Sheet(
                List.of(words.say("column.supplier"), words.say("column.orders")),
                bySupplier.rows().stream()
                        .limit(SHOWN)
                        .flatMap(row -> row.reference("partner_id").stream()
                                .map(it ->
                                        supplier(it, row.integer(Grouping.COUNT).orElse(0L))))
                        .toList());
    }

    private Row supplier(Reference supplier, long count) {
        var name = Telling.clean(supplier.label());
        return new Row(
                List.of(name, telling.format().number(count)),
                List.of(telling.evidence(
                        "purchase.order",
                        Domain.all(bySupplier.domain(), Domain.equal("partner_id", supplier.id())),
                        telling.words().say("unconfirmed.filter", scope.said()),
                        count,
                        name,
                        bySupplier.asOf(),
                        telling.computed("id", "unconfirmed", BigDecimal.valueOf(count), null))));
    }

    private Optional<Sheet> requested() {
        if (requests.rows().isEmpty()) {
            return Optional.empty();
        }
        var words = telling.words();
        return Optional.of(new Sheet(
                List.of(words.say("column.request"), words.say("column.supplier"), words.say("column.asked")),
                requests.rows().stream()
                        .limit(SHOWN)
                        .map(it -> new Row(
                                List.of(
                                        Telling.label(it, "name"),
                                        Telling.label(it, "partner_id", ""),
                                        it.time("create_date")
                                                .map(since -> telling.days(telling.daysSince(since)))
                                                .orElse("")),
                                List.of(request(it))))
                        .toList()));
    }
}
