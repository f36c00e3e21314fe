package io.gemba.copilot.skill.quality;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.RecordKind;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Skill;
import io.gemba.copilot.skill.Slot;
import io.gemba.copilot.skill.Slots;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What went wrong with a product, a lot, or what a supplier delivered: alerts and checks where the app for quality is
 * installed, scraps and returns everywhere.
 */
final class QualityIncidents implements Skill {

    @Override
    public String id() {
        return "quality-incidents";
    }

    @Override
    public List<Slot> slots() {
        return IncidentScope.asked();
    }

    @Override
    public RecordKind about() {
        return RecordKind.PRODUCT;
    }

    @Override
    public Set<RecordType> reads() {
        return Set.of(QualityTypes.SCRAP, QualityTypes.PASSAGE, QualityTypes.ALERT, QualityTypes.CHECK);
    }

    @Override
    public Report report(Slots slots, Records records, Telling telling) {
        var scope = new IncidentScope(slots, telling);
        var found = new IncidentReads(scope, records, telling);
        var all = found.kinds();
        var lines = new ArrayList<Line>();
        lines.add(answer(scope, all, telling));
        found.checks().filter(Groups::succeeded).ifPresent(it -> lines.add(checks(scope, it, telling)));
        if (found.unnamed() > 0) {
            lines.add(unnamed(found, telling));
        }
        if (scope.supplier().isPresent()) {
            lines.add(new Line(telling.words().say("incidents.no-supplier"), scope.evidence()));
        }
        var sections = new ArrayList<Section>(List.of(new Prose(lines)));
        new IncidentRows(all, telling).sheet().ifPresent(sections::add);
        var lacks = new Lacks(telling.words());
        found.lacks(lacks);
        var whole = lacks.notes().isEmpty();
        lacks.shown(Math.toIntExact(all.stream().mapToLong(Incidents::count).sum()), IncidentRows.SHOWN);
        return new Report(sections, lacks.notes(), subject(scope, telling), whole);
    }

    private static Line answer(IncidentScope scope, List<Incidents> all, Telling telling) {
        var words = telling.words();
        var from = telling.format().day(scope.period().from());
        var to = telling.format().day(scope.period().to());
        if (all.isEmpty()) {
            return new Line(
                    words.say("incidents.nothing", from, to, scope.said()), scope.evidence(), List.of(from, to));
        }
        var evidence = new ArrayList<RecordEvidence>(scope.evidence());
        all.forEach(it -> evidence.add(it.evidence(scope.days() + scope.said(), telling)));
        return new Line(
                words.say(
                        "incidents.answer",
                        from,
                        to,
                        scope.said(),
                        all.stream().map(it -> it.said(telling)).collect(Collectors.joining("; "))),
                evidence,
                List.of(from, to, scope.said()));
    }

    private static Line checks(IncidentScope scope, Groups checks, Telling telling) {
        var words = telling.words();
        var failed = checks.rows().stream()
                .filter(it -> it.text("quality_state").filter("fail"::equals).isPresent())
                .mapToLong(it -> it.integer("__count").orElse(0L))
                .sum();
        var all = checks.count();
        var of = scope.lot().isPresent() ? "incidents.checks.product" : "incidents.checks";
        var evidence = telling.evidence(
                checks.model(),
                checks.domain(),
                scope.days() + scope.said(),
                all,
                words.say("part.checks"),
                checks.asOf(),
                telling.computed("quality_state", "failed", BigDecimal.valueOf(failed), null),
                telling.computed("id", "checks", BigDecimal.valueOf(all), null));
        return all == 0
                ? new Line(words.say("incidents.checks.none"), List.of(evidence))
                : new Line(
                        words.say(
                                of,
                                telling.format().number(failed),
                                telling.format().number(all)),
                        List.of(evidence));
    }

    /** Alerts of the product that do not say which lot or supplier they concern may well concern this one. */
    private static Line unnamed(IncidentReads found, Telling telling) {
        return new Line(
                telling.words()
                        .counted(
                                "incidents.unnamed",
                                found.unnamed(),
                                telling.format().number(found.unnamed())),
                List.of(found.unnamedEvidence()));
    }

    private static Subject subject(IncidentScope scope, Telling telling) {
        var numbers = new ArrayList<String>();
        var words = new ArrayList<String>();
        scope.lot().ifPresent(it -> {
            numbers.add(Telling.label(it.read(), "name"));
            var product = Product.of(Telling.label(it.read(), "product_id", ""));
            numbers.addAll(product.numbers());
            words.add(product.name());
        });
        scope.product().ifPresent(it -> {
            var product = Product.of(Telling.label(it.read(), "display_name"));
            numbers.addAll(product.numbers());
            words.add(product.name());
        });
        scope.supplier().ifPresent(it -> words.add(Telling.label(it.read(), "name")));
        var name = words.stream().filter(it -> !it.isEmpty()).findFirst().orElse("");
        words.add(telling.words().say("incidents.documents"));
        return new Subject(
                name,
                numbers.stream().distinct().toList(),
                words.stream().filter(it -> !it.isEmpty()).distinct().toList());
    }
}
