package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.NotRead;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts the costs of finished orders into words. */
record CostTelling(CostReading reading, Scope scope, Optional<String> product, Telling telling) {
    private static final int SHOWN = 20;
    private static final int LARGEST = 10;

    Report report(Subject subject) {
        var lacks = lacks();
        var sections = new ArrayList<Section>();
        for (var read : reading.moves()) {
            if (read.lack() != null) {
                throw new NotRead(read.lack());
            }
        }
        if (reading.costs().isEmpty()) {
            sections.add(
                    new Prose(List.of(new Line(telling.words().say("cost.none", said()), List.of(), List.of(said())))));
            return new Report(sections, lacks.notes(), subject, lacks.notes().isEmpty());
        }
        var currencies = reading.currencies();
        var plants = reading.by(it -> Money.id(it.order(), "company_id"));
        var lines = new ArrayList<Line>();
        plants.forEach((company, costs) -> lines.addAll(lines(costs, currencies.getOrDefault(company, ""))));
        sections.add(new Prose(lines));
        sections.add(new Prose(List.of(new Line(telling.words().say("cost.formula"), List.of()))));
        sections.add(byFamily(currencies, lacks));
        sections.add(largest(currencies));
        return new Report(sections, lacks.notes(), subject, lacks.notes().isEmpty());
    }

    private Lacks lacks() {
        var lacks = new Lacks(telling.words());
        lacks.of("finished-orders", reading.orders());
        reading.moves().stream()
                .filter(it -> it.lack() != null || it.cut())
                .findFirst()
                .ifPresent(it -> lacks.of("consumed", it));
        lacks.of("works", reading.works());
        lacks.of("families", reading.families());
        return lacks;
    }

    private String said() {
        return product.map(it -> telling.words().say("scope.product", it, scope.said()))
                .orElse(scope.said());
    }

    /** Of a plant: the answer, then its parts. */
    private List<Line> lines(List<OrderCost> costs, String currency) {
        var words = telling.words();
        var sum = CostSum.of(costs);
        var evidence = evidence(costs, currency);
        var plant = Telling.label(costs.getFirst().order(), "company_id", words.say("unknown"));
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                words.counted(
                        "cost.total",
                        costs.size(),
                        plant,
                        telling.format().number(costs.size()),
                        said(),
                        telling.amount(sum.actual(), currency),
                        telling.amount(sum.planned(), currency),
                        Money.signed(sum.variance(), currency, telling),
                        percent(sum)),
                evidence,
                List.of(said())));
        if (has(costs, OrderCost::moves)) {
            lines.add(part("cost.material", sum.actualMaterial(), sum.plannedMaterial(), currency, evidence));
        }
        if (has(costs, OrderCost::works)) {
            lines.add(part("cost.labour", sum.actualLabour(), sum.plannedLabour(), currency, evidence));
        } else if (reading.works().succeeded()) {
            lines.add(new Line(words.say("cost.no-labour"), List.of()));
        }
        if (sum.unpriced() > 0) {
            lines.add(new Line(
                    words.counted(
                            "cost.unpriced", sum.unpriced(), telling.format().number(sum.unpriced())),
                    evidence));
        }
        return lines;
    }

    private Line part(
            String key, BigDecimal actual, BigDecimal planned, String currency, List<RecordEvidence> evidence) {
        return new Line(
                telling.words()
                        .say(
                                key,
                                telling.amount(actual, currency),
                                telling.amount(planned, currency),
                                Money.signed(actual.subtract(planned), currency, telling)),
                evidence);
    }

    private static boolean has(List<OrderCost> costs, Function<OrderCost, List<OdooRecord>> of) {
        return costs.stream().anyMatch(it -> !of.apply(it).isEmpty());
    }

    private String percent(CostSum sum) {
        return Money.percent(sum.variance(), sum.planned())
                .map(it -> " (" + Money.signed(it, "%", telling) + ")")
                .orElse("");
    }

    private Sheet byFamily(Map<Long, String> currencies, Lacks lacks) {
        var words = telling.words();
        var groups = reading.by(it -> new Family(
                Money.id(it.order(), "company_id"), Telling.label(it.order(), "company_id", ""), reading.family(it)));
        var rows = groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Family, List<OrderCost>> it) ->
                                CostSum.of(it.getValue()).variance().abs())
                        .reversed())
                .limit(SHOWN)
                .map(it -> row(
                        List.of(
                                it.getKey().plant(),
                                it.getKey().name(),
                                telling.format().number(it.getValue().size())),
                        it.getValue(),
                        currencies.getOrDefault(it.getKey().company(), ""),
                        Families.evidence(reading.families(), it.getKey().name(), telling)))
                .toList();
        lacks.shown(groups.size(), rows.size());
        return new Sheet(
                columns(words.say("column.company"), words.say("column.family"), words.say("column.orders")), rows);
    }

    private Sheet largest(Map<Long, String> currencies) {
        var words = telling.words();
        var rows = reading.costs().stream()
                .sorted(Comparator.comparing((OrderCost it) -> it.variance().abs())
                        .reversed())
                .limit(LARGEST)
                .map(it -> row(
                        List.of(
                                Telling.label(it.order(), "name"),
                                Telling.label(it.order(), "product_id", ""),
                                it.order()
                                        .time("date_finished")
                                        .map(telling.format()::dayOf)
                                        .map(telling.format()::day)
                                        .orElse("")),
                        List.of(it),
                        currencies.getOrDefault(Money.id(it.order(), "company_id"), ""),
                        Optional.empty()))
                .toList();
        return new Sheet(
                columns(words.say("column.order"), words.say("column.product"), words.say("column.finished")), rows);
    }

    private List<String> columns(String... first) {
        var words = telling.words();
        var columns = new ArrayList<>(List.of(first));
        for (var key : List.of("planned", "actual", "variance", "percent", "material-variance", "labour-variance")) {
            columns.add(words.say("column." + key));
        }
        return columns;
    }

    private Row row(List<String> first, List<OrderCost> costs, String currency, Optional<RecordEvidence> more) {
        var sum = CostSum.of(costs);
        var cells = new ArrayList<>(first);
        cells.add(telling.amount(sum.planned(), currency));
        cells.add(telling.amount(sum.actual(), currency));
        cells.add(Money.signed(sum.variance(), currency, telling));
        cells.add(Money.percent(sum.variance(), sum.planned())
                .map(it -> Money.signed(it, "%", telling))
                .orElse(""));
        cells.add(
                has(costs, OrderCost::moves)
                        ? Money.signed(sum.actualMaterial().subtract(sum.plannedMaterial()), currency, telling)
                        : "");
        cells.add(
                has(costs, OrderCost::works)
                        ? Money.signed(sum.actualLabour().subtract(sum.plannedLabour()), currency, telling)
                        : "");
        return new Row(
                cells,
                Stream.concat(evidence(costs, currency).stream(), more.stream()).toList());
    }

    private List<RecordEvidence> evidence(List<OrderCost> costs, String currency) {
        return new CostEvidence(reading, scope, telling).of(costs, currency);
    }

    private record Family(long company, String plant, String name) {}
}
