package io.gemba.copilot.skill.floor;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooGroup;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what was scrapped. */
record ScrapTelling(ScrapFound found, List<String> given, List<RecordEvidence> scope, Telling telling) {
    private static final int SHOWN = 20;

    List<Section> sections(Lacks lacks) {
        var all = found.byProduct();
        if (!all.succeeded()) {
            return List.of(prose(telling.words().say("scrap.unread", found.said())));
        }
        if (all.rows().isEmpty()) {
            return List.of(prose(telling.words().say("scrap.none", found.said())));
        }
        var lines = new ArrayList<Line>();
        lines.add(answer());
        value().ifPresent(lines::add);
        var sections = new ArrayList<Section>();
        sections.add(new Prose(lines));
        lacks.shown(all.rows().size(), SHOWN);
        sections.add(sheet(List.of("part", "company", "scrapped", "entries", "value"), all, this::row));
        if (found.byReason().rows().stream().anyMatch(it -> it.has("scrap_reason_tag_ids"))) {
            sections.add(prose(telling.words().say("scrap.reasons")));
            sections.add(sheet(List.of("reason", "scrapped", "entries"), found.byReason(), this::reason));
        } else if (found.byReason().succeeded()) {
            sections.add(prose(telling.words().say("scrap.no-reasons")));
        }
        chart().ifPresent(sections::add);
        return sections;
    }

    private Prose prose(String text) {
        return new Prose(List.of(new Line(text, scope, given)));
    }

    private Line answer() {
        var values = found.quantities().entrySet().stream()
                .map(it -> telling.computed("scrap_qty", "scrapped", it.getValue(), Telling.clean(it.getKey())))
                .toList();
        var count = found.byProduct().count();
        var products = found.byProduct().rows().stream()
                .flatMap(it -> it.reference("product_id").stream())
                .map(Reference::id)
                .distinct()
                .count();
        var all = new ArrayList<RecordValue>(values);
        all.add(telling.computed("product_id", "products", Numbers.of(products), null));
        var text = telling.words()
                .counted(
                        "scrap.answer",
                        count,
                        number(count),
                        found.said(),
                        values.stream().map(RecordValue::text).collect(Collectors.joining("; ")),
                        number(products) + " " + telling.words().counted("unit.products", products));
        return new Line(text, evidence(all), given);
    }

    private List<RecordEvidence> evidence(List<RecordValue> values) {
        var evidence = new ArrayList<>(scope);
        evidence.add(total(values));
        return evidence;
    }

    private RecordEvidence total(List<RecordValue> values) {
        var all = found.byProduct();
        return telling.evidence(
                all.model(),
                all.domain(),
                found.said(),
                all.count(),
                telling.words().say("part.scrap"),
                all.asOf(),
                values.toArray(RecordValue[]::new));
    }

    /** At what the products cost now; what is not known is counted, and is no zero. */
    private Optional<Line> value() {
        if (found.companies() > 1) {
            return Optional.of(new Line(telling.words().say("scrap.value.companies"), List.of()));
        }
        if (found.costs().lack() != null) {
            return Optional.empty();
        }
        var rows = found.byProduct().rows();
        var known = rows.stream().flatMap(it -> found.value(it).stream()).toList();
        if (known.isEmpty()) {
            return Optional.of(new Line(telling.words().say("scrap.value.unknown"), List.of()));
        }
        var sum = money(known.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var of = telling.computed("product_id", "valued", Numbers.of(known.size()), null);
        var all = telling.computed("product_id", "rows", Numbers.of(rows.size()), null);
        return Optional.of(new Line(
                telling.words().say("scrap.value", sum.text(), of.text(), all.text()),
                List.of(total(List.of(sum, of, all)))));
    }

    private RecordValue money(BigDecimal amount) {
        return telling.computed(
                "scrap_qty",
                "value",
                amount.setScale(2, RoundingMode.HALF_UP),
                found.currency().map(Telling::clean).orElse(null));
    }

    private Row row(OdooGroup group) {
        var name = label(group, "product_id");
        var company = found.companies() > 1 ? label(group, "company_id") : "";
        var quantity = quantity(group);
        var value = found.value(group).map(this::money);
        return new Row(
                List.of(
                        name,
                        company,
                        quantity.text(),
                        number(ScrapFound.count(group)),
                        value.map(RecordValue::text).orElse("")),
                List.of(telling.evidence(
                        found.byProduct().model(),
                        Domain.all(
                                found.byProduct().domain(),
                                Domain.in("product_id", ids(group, "product_id")),
                                Domain.in("product_uom_id", ids(group, "product_uom_id")),
                                Domain.in("company_id", ids(group, "company_id"))),
                        found.said(),
                        ScrapFound.count(group),
                        company.isEmpty() ? name : name + ", " + company,
                        found.byProduct().asOf(),
                        quantity,
                        telling.computed("id", "records", Numbers.of(ScrapFound.count(group)), null),
                        value.orElse(null))));
    }

    private Row reason(OdooGroup group) {
        var tags = ids(group, "scrap_reason_tag_ids");
        var name = tags.isEmpty() ? telling.words().say("scrap.no-reason") : label(group, "scrap_reason_tag_ids");
        var quantity = quantity(group);
        return new Row(
                List.of(name, quantity.text(), number(ScrapFound.count(group))),
                List.of(telling.evidence(
                        found.byReason().model(),
                        Domain.all(
                                found.byReason().domain(),
                                tags.isEmpty()
                                        ? Domain.equal("scrap_reason_tag_ids", null)
                                        : Domain.in("scrap_reason_tag_ids", tags),
                                Domain.in("product_uom_id", ids(group, "product_uom_id"))),
                        found.said(),
                        ScrapFound.count(group),
                        name,
                        found.byReason().asOf(),
                        quantity,
                        telling.computed("id", "records", Numbers.of(ScrapFound.count(group)), null))));
    }

    private RecordValue quantity(OdooGroup group) {
        return telling.computed(
                "scrap_qty", "scrapped", ScrapFound.quantity(group), Telling.clean(ScrapFound.unit(group)));
    }

    private Sheet sheet(List<String> columns, Groups groups, java.util.function.Function<OdooGroup, Row> row) {
        return new Sheet(
                columns.stream().map(it -> telling.words().say("column." + it)).toList(),
                groups.rows().stream().limit(SHOWN).map(row).toList());
    }

    private Optional<Chart> chart() {
        var byDay = new TreeMap<LocalDate, BigDecimal>();
        for (var group : found.byDay().rows()) {
            group.day("date_done:day", telling.format().zone())
                    .ifPresent(it -> byDay.put(it, Numbers.of(ScrapFound.count(group))));
        }
        if (byDay.size() < 2) {
            return Optional.empty();
        }
        var trend = Trend.between(byDay.firstKey(), byDay.lastKey(), byDay);
        var points = trend.points(telling);
        return Optional.of(new Chart(
                telling.words().say(trend.isByWeek() ? "scrap.chart.weeks" : "scrap.chart"),
                "",
                Chart.Shape.LINE,
                points,
                List.of(total(points.stream()
                        .map(it -> telling.computed("id", "records", it.value(), null))
                        .toList()))));
    }

    private static List<Long> ids(OdooGroup group, String field) {
        return group.reference(field).map(Reference::id).stream().toList();
    }

    private static String label(OdooGroup group, String field) {
        return group.reference(field).map(Reference::label).map(Telling::clean).orElse("?");
    }

    private String number(long number) {
        return telling.format().number(number);
    }
}
