package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how well work centres were used, with the formula and what it lacks. */
record OeeTelling(OeeFound found, Telling telling) {
    private static final int SHOWN = 20;
    private static final String PERCENT = "%";

    List<Section> sections(Lacks lacks) {
        var used = found.used();
        var given = List.of(found.said());
        if (!found.times().succeeded() && !found.works().succeeded()) {
            return prose(new Line(telling.words().say("oee.unread", found.said()), List.of(), given));
        }
        if (used.isEmpty()) {
            return prose(new Line(
                    telling.words().say("oee.none", found.said()), found.scope().evidence(), given));
        }
        lacks.shown(used.size(), SHOWN);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(List.of(answer(used, given))));
        sections.add(new Prose(rules(used)));
        var columns = Stream.of(
                        "machine",
                        "availability",
                        "performance",
                        "quality",
                        "oee",
                        "logged",
                        "stopped",
                        "works",
                        "odoo-oee")
                .map(it -> telling.words().say("column." + it))
                .toList();
        sections.add(
                new Sheet(columns, used.stream().limit(SHOWN).map(this::row).toList()));
        return sections;
    }

    private static List<Section> prose(Line line) {
        return List.of(new Prose(List.of(line)));
    }

    private Line answer(List<Used> used, List<String> given) {
        var lowest = used.getFirst();
        var known = used.stream().filter(it -> it.oee().isPresent()).count();
        var count = telling.computed("workcenter_id", "work-centers", Numbers.of(used.size()), null);
        var complete = telling.computed("workcenter_id", "complete", Numbers.of(known), null);
        var evidence = new ArrayList<RecordEvidence>(found.scope().evidence());
        evidence.add(counted(count, complete));
        evidence.addAll(evidence(lowest));
        var name = Telling.clean(lowest.name());
        var text = lowest.oee()
                .map(it -> used.size() == 1
                        ? telling.words()
                                .say("oee.one", name, percent("oee", it).text(), found.said())
                        : telling.words()
                                .say(
                                        "oee.lowest",
                                        name,
                                        percent("oee", it).text(),
                                        found.said(),
                                        complete.shown(),
                                        count.shown()))
                .orElseGet(() -> telling.words().say("oee.incomplete", found.said(), count.shown()));
        return new Line(text, evidence, given);
    }

    private RecordEvidence counted(RecordValue... values) {
        var groups = found.times().succeeded() ? found.times() : found.works();
        return telling.evidence(
                groups.model(),
                groups.domain(),
                found.said(),
                groups.count(),
                telling.words().say("kinds.work-center"),
                groups.asOf(),
                values);
    }

    private List<Line> rules(List<Used> used) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(telling.words().say("oee.rule"), List.of(), List.of("100 %")));
        lines.add(new Line(telling.words().say("oee.limits"), List.of()));
        if (used.stream().anyMatch(it -> it.oee().isEmpty())) {
            lines.add(new Line(telling.words().say("oee.missing"), List.of()));
        }
        return lines;
    }

    private Row row(Used used) {
        return new Row(
                List.of(
                        Telling.clean(used.name()),
                        shown("availability", used.availability()),
                        shown("performance", used.performance()),
                        shown("quality", used.quality()),
                        shown("oee", used.oee()),
                        timed("logged", used.times().all()),
                        timed("stopped", used.times().stopped()),
                        used.made()
                                .map(it -> telling.format().number(it.count()))
                                .orElse(""),
                        shown("odoo-oee", used.odoo())),
                evidence(used));
    }

    /** No time is told where none could be read. */
    private String timed(String key, BigDecimal minutes) {
        return found.times().succeeded() ? hours(key, minutes).text() : "";
    }

    private String shown(String key, Optional<BigDecimal> percent) {
        return percent.map(it -> percent(key, it).text()).orElse("");
    }

    private RecordValue percent(String key, BigDecimal percent) {
        return telling.computed("duration", key, percent, PERCENT);
    }

    private @Nullable RecordValue percent(String key, Optional<BigDecimal> percent) {
        return percent.map(it -> percent(key, it)).orElse(null);
    }

    private RecordValue hours(String key, BigDecimal minutes) {
        return telling.computed("duration", key, Numbers.hours(minutes), "h");
    }

    private List<RecordEvidence> evidence(Used used) {
        var evidence = new ArrayList<RecordEvidence>();
        if (found.times().succeeded()) {
            evidence.add(of(
                    found.times(),
                    used,
                    used.times().count(),
                    hours("logged", used.times().all()),
                    hours("stopped", used.times().stopped()),
                    percent("availability", used.availability()),
                    percent("odoo-oee", used.odoo())));
        }
        used.made()
                .ifPresent(made -> evidence.add(of(
                        found.works(),
                        used,
                        made.count(),
                        telling.computed("id", "works", Numbers.of(made.count()), null),
                        hours("expected", made.expected()),
                        hours("took", made.took()),
                        telling.computed("qty_produced", "produced", made.produced(), null),
                        percent("performance", used.performance()),
                        percent("quality", used.quality()),
                        percent("oee", used.oee()))));
        return evidence;
    }

    private RecordEvidence of(Groups groups, Used used, long count, @Nullable RecordValue... values) {
        return telling.evidence(
                groups.model(),
                Domain.all(groups.domain(), Domain.in("workcenter_id", List.of(used.id()))),
                found.said(),
                count,
                Telling.clean(used.name()),
                groups.asOf(),
                values);
    }
}
