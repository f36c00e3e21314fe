package io.gemba.copilot.skill.finance;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
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
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts into words what is left of what was invoiced. */
record MarginTelling(Margin.Figures read, Scope scope, Telling telling) {
    private static final int SHOWN = 20;

    Report report() {
        var lacks = new Lacks(telling.words());
        lacks.of("deliveries", read.cost());
        lacks.of("families", read.families());
        lacks.of("companies", read.companies());
        var whole = lacks.notes().isEmpty();
        var plants = sums(read.revenue(), read.cost(), it -> Money.id(it, "company_id"));
        var sections = new ArrayList<Section>();
        if (plants.isEmpty()) {
            sections.add(new Prose(List.of(
                    new Line(telling.words().say("margin.none", scope.said()), List.of(), List.of(scope.said())))));
            return new Report(sections, lacks.notes(), new Subject("", List.of(), List.of()), whole);
        }
        sections.add(new Prose(plants.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Long, Sum> it) -> it.getValue().revenue())
                        .reversed())
                .map(it -> line(it.getKey(), it.getValue()))
                .toList()));
        sections.add(new Prose(List.of(new Line(telling.words().say("margin.formula"), List.of()))));
        if (read.revenues().cut() || read.costs().cut()) {
            lacks.of("products", read.revenues().cut() ? read.revenues() : read.costs());
        } else if (read.families().succeeded() && read.cost().succeeded()) {
            sections.add(families(lacks));
        }
        return new Report(sections, lacks.notes(), new Subject("", List.of(), List.of()), whole);
    }

    /** Revenue is booked on the credit side, so that it is negative there; what came back costs nothing. */
    private static <K> Map<K, Sum> sums(Groups revenues, Groups costs, Function<OdooGroup, K> key) {
        var sums = new HashMap<K, Sum>();
        for (var it : revenues.rows()) {
            var amount = Money.rounded(Money.of(it, Margin.REVENUE).negate());
            sums.merge(key.apply(it), new Sum(amount, BigDecimal.ZERO, count(it), 0, product(it)), Sum::plus);
        }
        for (var it : costs.rows()) {
            var value = Money.rounded(Money.of(it, Margin.COST));
            var cost = it.flag("is_in") ? value.negate() : value;
            sums.merge(key.apply(it), new Sum(BigDecimal.ZERO, cost, 0, count(it), product(it)), Sum::plus);
        }
        return sums;
    }

    private static long count(OdooGroup group) {
        return group.integer("__count").orElse(0L);
    }

    private static List<Long> product(OdooGroup group) {
        return group.reference("product_id").map(it -> List.of(it.id())).orElse(List.of());
    }

    private Line line(long company, Sum sum) {
        var currency = currency(company);
        var words = telling.words();
        if (!read.cost().succeeded()) {
            return new Line(
                    words.say("margin.revenue", plant(company), scope.said(), telling.amount(sum.revenue(), currency)),
                    evidence(company, sum, false),
                    List.of(scope.said()));
        }
        if (sum.lines() == 0) {
            return new Line(
                    words.say("margin.uninvoiced", plant(company), scope.said(), telling.amount(sum.cost(), currency)),
                    evidence(company, sum, false),
                    List.of(scope.said()));
        }
        return new Line(
                words.say(
                        "margin.answer",
                        plant(company),
                        scope.said(),
                        telling.amount(sum.revenue(), currency),
                        telling.amount(sum.cost(), currency),
                        telling.amount(sum.margin(), currency),
                        percent(sum).isEmpty() ? "" : " (" + percent(sum) + ")"),
                evidence(company, sum, false),
                List.of(scope.said()));
    }

    private String percent(Sum sum) {
        return Money.percent(sum.margin(), sum.revenue())
                .map(it -> telling.amount(it, "%"))
                .orElse("");
    }

    private Sheet families(Lacks lacks) {
        var names = read.families().rows().stream()
                .collect(Collectors.toMap(OdooRecord::id, it -> Money.label(it, "categ_id")));
        var sums = sums(
                read.revenues(),
                read.costs(),
                it -> new Family(Money.id(it, "company_id"), names.getOrDefault(Money.id(it, "product_id"), "")));
        lacks.shown(sums.size(), SHOWN);
        return new Sheet(
                Stream.of("company", "family", "revenue", "cost", "margin", "percent")
                        .map(it -> telling.words().say("column." + it))
                        .toList(),
                sums.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<Family, Sum> it) ->
                                        it.getValue().revenue())
                                .reversed())
                        .limit(SHOWN)
                        .map(it -> row(it.getKey(), it.getValue()))
                        .toList());
    }

    private Row row(Family family, Sum sum) {
        var currency = currency(family.company());
        return new Row(
                List.of(
                        plant(family.company()),
                        family.name(),
                        telling.amount(sum.revenue(), currency),
                        telling.amount(sum.cost(), currency),
                        sum.lines() == 0 ? "" : telling.amount(sum.margin(), currency),
                        percent(sum)),
                Stream.concat(
                                evidence(family.company(), sum, true).stream(),
                                Families.evidence(read.families(), family.name(), telling).stream())
                        .toList());
    }

    private List<RecordEvidence> evidence(long company, Sum sum, boolean byProduct) {
        var currency = currency(company);
        var label = plant(company);
        var values = new ArrayList<RecordValue>();
        values.add(telling.computed("balance", "revenue", sum.revenue(), currency));
        values.add(telling.computed("balance", "margin", sum.margin(), currency));
        Money.percent(sum.margin(), sum.revenue())
                .ifPresent(it -> values.add(telling.computed("balance", "margin-percent", it, "%")));
        values.add(telling.computed("balance", "cost", sum.cost(), currency));
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(telling.evidence(
                "account.move.line",
                of(read.revenue(), company, sum, byProduct),
                telling.words().say("part.sold") + " " + scope.said(),
                sum.lines(),
                label,
                read.revenue().asOf(),
                values.toArray(RecordValue[]::new)));
        if (sum.moves() > 0) {
            evidence.add(telling.evidence(
                    "stock.move",
                    of(read.cost(), company, sum, byProduct),
                    telling.words().say("part.deliveries") + " " + scope.said(),
                    sum.moves(),
                    label,
                    read.cost().asOf(),
                    telling.computed("value", "cost", sum.cost(), currency)));
        }
        return evidence;
    }

    private static Domain of(Groups groups, long company, Sum sum, boolean byProduct) {
        var plant = Domain.all(groups.domain(), Domain.equal("company_id", company));
        // Lines without a product are of no family.
        return !byProduct
                ? plant
                : Domain.all(
                        plant,
                        sum.products().isEmpty()
                                ? Domain.equal("product_id", null)
                                : Domain.in("product_id", sum.products()));
    }

    private String plant(long company) {
        return company(company)
                .map(it -> Telling.label(it, "name"))
                .orElse(telling.words().say("unknown"));
    }

    private String currency(long company) {
        return company(company).map(it -> Money.label(it, "currency_id")).orElse("");
    }

    private Optional<OdooRecord> company(long company) {
        return read.companies().rows().stream().filter(it -> it.id() == company).findFirst();
    }

    private record Family(long company, String name) {}

    /**
     * What was invoiced and what it cost.
     *
     * @param lines of invoices
     * @param moves of goods
     */
    private record Sum(BigDecimal revenue, BigDecimal cost, long lines, long moves, List<Long> products) {
        Sum plus(Sum other) {
            var all = new TreeSet<>(products);
            all.addAll(other.products);
            return new Sum(
                    revenue.add(other.revenue),
                    cost.add(other.cost),
                    lines + other.lines,
                    moves + other.moves,
                    List.copyOf(all));
        }

        BigDecimal margin() {
            return revenue.subtract(cost);
        }
    }
}
