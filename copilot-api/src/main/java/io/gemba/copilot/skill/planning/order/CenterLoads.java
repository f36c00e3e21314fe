package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The load of work centres in a span of weeks.
 *
 * @param weeks it consists of; itself if they are too many
 * @param groups the work of each of them
 * @param within what else the work was narrowed to
 * @param late open work that should have ended
 */
record CenterLoads(
        LoadSpan span,
        List<LoadSpan> weeks,
        List<Groups> groups,
        Domain within,
        LoadPart late,
        CenterHours hours,
        Telling telling) {
    private static final int NAMED = 20;

    boolean succeeded() {
        return groups.stream().allMatch(Groups::succeeded);
    }

    LoadPart part(int week) {
        return new LoadPart(groups.get(week), said(weeks.get(week)), telling);
    }

    private String said(LoadSpan of) {
        return telling.words().say("load.said", of.said(telling));
    }

    /** All centres that there are, and those that still have work. */
    private Map<Long, String> names() {
        var names = new LinkedHashMap<Long, String>();
        hours.centers().rows().forEach(it -> names.put(it.id(), Telling.label(it, "name")));
        Stream.concat(groups.stream(), Stream.of(late.groups()))
                .flatMap(it -> it.rows().stream())
                .flatMap(it -> it.reference("workcenter_id").stream())
                .forEach((Reference it) -> names.putIfAbsent(it.id(), Telling.clean(it.label())));
        return names;
    }

    /** The fullest first. */
    List<CenterShare> shares() {
        return names().entrySet().stream()
                .map(it -> share(it.getKey(), it.getValue()))
                .sorted(CenterShare.FULLEST_FIRST)
                .toList();
    }

    private CenterShare share(long center, String name) {
        var minutes = IntStream.range(0, weeks.size())
                .mapToObj(it -> part(it).minutes(center))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CenterShare(center, name, minutes, hours.available(center, span.days()));
    }

    /** Of one week. */
    CenterShare share(CenterShare of, int week) {
        return new CenterShare(
                of.center(),
                of.name(),
                part(week).minutes(of.center()),
                hours.available(of.center(), weeks.get(week).days()));
    }

    BigDecimal minutes() {
        return shares().stream().map(CenterShare::minutes).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What bears a centre's load out: its work, whole and by week, its hours, and what is late. */
    List<RecordEvidence> evidence(CenterShare share) {
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(whole(share));
        if (weeks.size() > 1) {
            IntStream.range(0, weeks.size()).forEach(it -> evidence.add(evidence(share, it)));
        }
        hours.evidence(share.center(), span.days()).ifPresent(evidence::add);
        if (late.count(share.center()) > 0) {
            evidence.add(late.evidence(share.center(), share.name()));
        }
        return evidence;
    }

    RecordEvidence evidence(CenterShare share, int week) {
        var of = share(share, week);
        return part(week).evidence(share.center(), share.name(), load(of));
    }

    private RecordEvidence whole(CenterShare share) {
        var count = IntStream.range(0, weeks.size())
                .mapToLong(it -> part(it).count(share.center()))
                .sum();
        return telling.evidence(
                "mrp.workorder",
                Domain.all(span.domain(telling), within, Domain.equal("workcenter_id", share.center())),
                said(span),
                count,
                share.name(),
                asOf(),
                telling.computed("duration_expected", "planned-hours", share.hours(), CenterHours.UNIT),
                telling.computed("id", "works", BigDecimal.valueOf(count), null),
                load(share),
                share.over()
                        .map(it -> telling.computed("duration_expected", "over-hours", it.abs(), CenterHours.UNIT))
                        .orElse(null));
    }

    private @Nullable RecordValue load(CenterShare share) {
        return share.percent()
                .map(it -> telling.computed("duration_expected", "load", it, "%"))
                .orElse(null);
    }

    private Instant asOf() {
        return groups.getFirst().asOf();
    }

    /** How many centres there are, and how many of them are overloaded. */
    RecordEvidence count(List<CenterShare> shares) {
        var over = shares.stream().filter(CenterShare::isOver).count();
        var values = List.of(
                telling.computed("id", "centers", BigDecimal.valueOf(shares.size()), null),
                telling.computed("resource_calendar_id", "centers-over", BigDecimal.valueOf(over), null));
        return shares.size() > NAMED
                ? telling.evidence(
                        "mrp.workcenter",
                        Domain.in("id", shares.stream().map(CenterShare::center).toList()),
                        said(span),
                        shares.size(),
                        telling.words().say("part.centers"),
                        asOf(),
                        values.toArray(RecordValue[]::new))
                : telling.evidence(
                        "mrp.workcenter",
                        shares.stream().map(CenterShare::center).toList(),
                        telling.words().say("part.centers"),
                        asOf(),
                        values.toArray(RecordValue[]::new));
    }

    /** That there is no work, or how much in all. */
    RecordEvidence all() {
        var count = groups.stream().mapToLong(Groups::count).sum();
        return telling.evidence(
                "mrp.workorder",
                Domain.all(span.domain(telling), within),
                said(span),
                count,
                telling.words().say("part.works"),
                asOf(),
                telling.computed("duration_expected", "planned-hours", CenterHours.hours(minutes()), CenterHours.UNIT));
    }
}
