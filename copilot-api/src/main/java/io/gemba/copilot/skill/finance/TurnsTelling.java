package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
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
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts into words how stock turns. */
record TurnsTelling(StockValue value, Scope scope, Telling telling) {
    private static final int SHOWN = 20;

    Report report() {
        var lacks = new Lacks(telling.words());
        lacks.of("places", value.places());
        lacks.of("families", value.families());
        lacks.of("companies", value.companies());
        var notes = new ArrayList<>(lacks.notes());
        if (!value.byProduct()) {
            notes.add(telling.words().say("turns.too-many"));
        }
        var plants = value.by(it -> new Plant(Money.id(it, "company_id"), label(it, "company_id")));
        var sections = new ArrayList<Section>();
        if (plants.isEmpty()) {
            sections.add(new Prose(List.of(
                    new Line(telling.words().say("turns.none", scope.said()), List.of(), List.of(scope.said())))));
            return new Report(sections, notes, subject(), notes.isEmpty());
        }
        var lines = new ArrayList<Line>();
        sorted(plants).forEach(it -> lines.addAll(lines(it.getKey(), it.getValue())));
        sections.add(new Prose(lines));
        sections.add(new Prose(List.of(new Line(telling.words().say("turns.formula"), List.of()))));
        if (value.byProduct() && value.families().succeeded()) {
            sections.add(families(lacks));
            lacks.notes().stream().filter(it -> !notes.contains(it)).forEach(notes::add);
        }
        var whole =
                Stream.of(value.places(), value.families(), value.companies()).allMatch(Read::succeeded);
        return new Report(sections, notes, subject(), whole && value.byProduct());
    }

    private static <K> Stream<Map.Entry<K, StockFlow>> sorted(Map<K, StockFlow> flows) {
        return flows.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<K, StockFlow> it) -> it.getValue().average())
                        .reversed());
    }

    private static String label(OdooGroup group, String field) {
        return group.reference(field).map(it -> Telling.clean(it.label())).orElse("");
    }

    private List<Line> lines(Plant plant, StockFlow flow) {
        var words = telling.words();
        var currency = value.currency(plant.company());
        var evidence = List.of(evidence(plant, List.of(), flow));
        var given = List.of(scope.said());
        var lines = new ArrayList<Line>();
        var used = telling.amount(flow.used(), currency);
        var average = telling.amount(flow.average(), currency);
        if (flow.turns().isEmpty() || !value.places().succeeded()) {
            lines.add(new Line(words.say("turns.no-stock", plant.name(), scope.said(), average), evidence, given));
            return lines;
        }
        var days = flow.daysOfStock(scope.days());
        lines.add(new Line(
                words.say(
                        days.isPresent() ? "turns.answer" : "turns.unused",
                        plant.name(),
                        scope.said(),
                        flow.turns().map(telling.format()::number).orElse(""),
                        flow.turnsInYear(scope.days())
                                .map(telling.format()::number)
                                .orElse(""),
                        days.map(telling::days).orElse(""),
                        used,
                        average),
                evidence,
                given));
        lines.add(new Line(
                words.say(
                        "turns.parts",
                        telling.amount(flow.consumed(), currency),
                        telling.amount(flow.delivered(), currency),
                        flow.deliveredTurns().map(telling.format()::number).orElse("")),
                evidence));
        lines.add(new Line(
                words.say(
                        "turns.stock",
                        telling.amount(flow.opening(), currency),
                        telling.amount(flow.closing(), currency),
                        telling.format().number(flow.moves())),
                evidence));
        return lines;
    }

    private Sheet families(Lacks lacks) {
        var words = telling.words();
        var names = value.familyOf();
        Map<Family, StockFlow> flows = value.by(it -> family(it, names));
        var products = Stream.of(value.before(), value.in(), value.out())
                .flatMap(it -> it.rows().stream())
                .collect(Collectors.groupingBy(
                        it -> family(it, names),
                        Collectors.mapping(it -> Money.id(it, "product_id"), Collectors.toSet())));
        lacks.shown(flows.size(), SHOWN);
        return new Sheet(
                Stream.of("company", "family", "turns", "turns-year", "days", "used", "average", "closing")
                        .map(it -> words.say("column." + it))
                        .toList(),
                sorted(flows)
                        .limit(SHOWN)
                        .map(it -> row(
                                it.getKey(),
                                it.getValue(),
                                products.getOrDefault(it.getKey(), Set.of()).stream()
                                        .sorted()
                                        .toList()))
                        .toList());
    }

    private static Family family(OdooGroup group, Map<Long, String> names) {
        return new Family(
                new Plant(Money.id(group, "company_id"), label(group, "company_id")),
                names.getOrDefault(Money.id(group, "product_id"), ""));
    }

    private Row row(Family family, StockFlow flow, List<Long> products) {
        var currency = value.currency(family.plant().company());
        var known = value.places().succeeded();
        return new Row(
                List.of(
                        family.plant().name(),
                        family.name(),
                        known ? flow.turns().map(telling.format()::number).orElse("") : "",
                        known
                                ? flow.turnsInYear(scope.days())
                                        .map(telling.format()::number)
                                        .orElse("")
                                : "",
                        known
                                ? flow.daysOfStock(scope.days())
                                        .map(telling::days)
                                        .orElse("")
                                : "",
                        known ? telling.amount(flow.used(), currency) : "",
                        telling.amount(flow.average(), currency),
                        telling.amount(flow.closing(), currency)),
                Stream.concat(
                                Stream.of(evidence(family.plant(), products, flow)),
                                Families.evidence(value.families(), family.name(), telling).stream())
                        .toList());
    }

    /** All the moves up to the end of the period; of some products alone, where any are named. */
    private RecordEvidence evidence(Plant plant, List<Long> products, StockFlow flow) {
        var currency = value.currency(plant.company());
        var words = telling.words();
        var values = new ArrayList<RecordValue>();
        flow.turns().ifPresent(it -> values.add(telling.computed("value", "turns", it, null)));
        flow.turnsInYear(scope.days()).ifPresent(it -> values.add(telling.computed("value", "turns-year", it, null)));
        flow.daysOfStock(scope.days()).ifPresent(it -> values.add(telling.days("value", "days-of-stock", it)));
        flow.deliveredTurns().ifPresent(it -> values.add(telling.computed("value", "delivered-turns", it, null)));
        amount(values, "used", flow.used(), currency);
        amount(values, "consumed", flow.consumed(), currency);
        amount(values, "delivered", flow.delivered(), currency);
        amount(values, "average-stock", flow.average(), currency);
        amount(values, "opening-stock", flow.opening(), currency);
        amount(values, "closing-stock", flow.closing(), currency);
        return telling.evidence(
                "stock.move",
                Domain.all(
                        Domain.equal("state", "done"),
                        Domain.equal("company_id", plant.company()),
                        Domain.where("date", Operator.LESS, scope.end()),
                        Domain.any(Domain.equal("is_in", true), Domain.equal("is_out", true)),
                        products.isEmpty() ? Domain.EVERYTHING : Domain.in("product_id", products)),
                words.say("turns.moves", scope.said()),
                flow.moves(),
                plant.name(),
                value.out().asOf(),
                values.toArray(RecordValue[]::new));
    }

    private void amount(List<RecordValue> values, String label, BigDecimal amount, String currency) {
        values.add(telling.computed("value", label, amount, currency));
    }

    private static Subject subject() {
        return new Subject("", List.of(), List.of());
    }

    private record Plant(long company, String name) {}

    private record Family(Plant plant, String name) {}
}
