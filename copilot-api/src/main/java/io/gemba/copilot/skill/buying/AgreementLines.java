package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.buying.OrderedLine.Deviation;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells lines of a purchase order beside what is agreed for them. */
record AgreementLines(AgreementTelling of) {
    private static final int SHOWN = 20;

    private Telling telling() {
        return of.telling();
    }

    /** In what a line is not as agreed, each in a sentence. */
    List<Line> reasons(OrderedLine line) {
        var part = Telling.label(line.read(), "product_id", "?");
        var evidence = evidence(line);
        return line.deviations().stream()
                .map(it -> reason(it, line, part))
                .map(it -> new Line(it, evidence))
                .toList();
    }

    private String reason(Deviation deviation, OrderedLine line, String part) {
        var key = "agreement." + deviation.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var words = telling().words();
        var agreed = line.chosen();
        if (agreed.isEmpty()) {
            return words.say(of.agreements().mayBeMissing() ? "agreement.nothing-found" : "agreement.none", part);
        }
        var with = agreed.get();
        return switch (deviation) {
            case PRICE ->
                words.say(
                        line.more().signum() > 0 ? "agreement.price.higher" : "agreement.price.lower",
                        part,
                        money(line.price()),
                        money(with.price()),
                        source(with),
                        money(line.amount().abs()),
                        line.percent()
                                .map(it -> " (" + telling().amount(it.abs(), "%") + ")")
                                .orElse(""));
            case LEAD_TIME ->
                words.say(
                        key,
                        part,
                        telling().days(line.leadTime().orElse(0L)),
                        telling().days(with.delay().orElse(0)),
                        telling().days(line.daysMore()));
            case MINIMUM -> words.say(key, part, ordered(line), minimum(with));
            case VALIDITY ->
                with.to()
                        .filter(it -> it.isBefore(line.ordered()))
                        .map(it -> words.say(
                                "agreement.validity.over",
                                part,
                                source(with),
                                telling().format().day(it)))
                        .orElseGet(() -> words.say(
                                "agreement.validity.ahead",
                                part,
                                source(with),
                                with.from().map(telling().format()::day).orElse("")));
            case CURRENCY ->
                words.say(
                        key,
                        part,
                        of.currency(),
                        with.currency().map(it -> Telling.clean(it.label())).orElse(""));
            case UNIT ->
                words.say(
                        key,
                        part,
                        Telling.label(line.read(), "product_uom_id", ""),
                        with.unit().map(it -> Telling.clean(it.label())).orElse(""));
            case BLANKET_QUANTITY ->
                words.say(key, part, source(with), telling().amount(line.beyond(), unit(line)));
            case NOTHING -> words.say("agreement.none", part);
        };
    }

    private String money(BigDecimal amount) {
        return telling().amount(amount, of.currency());
    }

    private String ordered(OrderedLine line) {
        return telling().amount(line.quantity(), unit(line));
    }

    private static String unit(OrderedLine line) {
        return Telling.label(line.read(), "product_uom_id", "");
    }

    private String minimum(Agreed with) {
        return telling()
                .amount(
                        with.minimum(),
                        with.unit().map(it -> Telling.clean(it.label())).orElse(""));
    }

    private String source(Agreed with) {
        return with.blanket()
                .map(it -> telling().words().say("agreement.source.blanket", Telling.label(it, "name")))
                .orElseGet(() -> telling().words().say("agreement.source.price"));
    }

    Sheet sheet(Lacks lacks) {
        lacks.shown(of.lines().size(), SHOWN);
        var columns = Stream.of(
                        "part",
                        "ordered",
                        "price",
                        "agreed-price",
                        "more",
                        "percent",
                        "lead-time",
                        "agreed-days",
                        "minimum",
                        "valid",
                        "source",
                        "result")
                .map(it -> telling().words().say("column." + it))
                .toList();
        return new Sheet(
                columns, of.lines().stream().limit(SHOWN).map(this::row).toList());
    }

    private Row row(OrderedLine line) {
        var with = line.chosen();
        var cells = List.of(
                Telling.label(line.read(), "product_id", ""),
                ordered(line),
                money(line.price()),
                with.map(it -> telling()
                                .amount(
                                        it.price(),
                                        it.currency()
                                                .map(unit -> Telling.clean(unit.label()))
                                                .orElse("")))
                        .orElse(""),
                line.isComparable() ? money(line.amount()) : "",
                line.isComparable()
                        ? line.percent().map(it -> telling().amount(it, "%")).orElse("")
                        : "",
                line.leadTime().map(telling()::days).orElse(""),
                with.filter(it -> it.delay().isPresent())
                        .map(it -> telling().days(it.delay().orElseThrow()))
                        .orElse(""),
                with.filter(it -> it.minimum().signum() > 0).map(this::minimum).orElse(""),
                with.flatMap(Agreed::to).map(telling().format()::day).orElse(""),
                with.map(this::source).orElse(""),
                result(line));
        return new Row(cells, evidence(line));
    }

    private String result(OrderedLine line) {
        var words = telling().words();
        return line.deviations().isEmpty()
                ? words.say("agreement.result.kept")
                : line.deviations().stream()
                        .map(it -> words.say("agreement.result."
                                + it.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .collect(Collectors.joining(", "));
    }

    private List<RecordEvidence> evidence(OrderedLine line) {
        return Stream.concat(Stream.of(own(line)), agreed(line).stream()).toList();
    }

    private RecordEvidence own(OrderedLine line) {
        var it = line.read();
        return telling()
                .evidence(
                        it,
                        Telling.label(it, "order_id", "?"),
                        of.read().asOf(),
                        telling().reference(it, "product_id"),
                        telling().quantity(it, "product_qty", unit(line)),
                        telling().quantity(it, "price_unit", of.currency()),
                        it.has("discount") ? telling().quantity(it, "discount", "%") : null,
                        telling().computed("price_unit", "net-price", line.price(), of.currency()),
                        telling().day(it, "date_planned"),
                        line.leadTime()
                                .map(days -> telling().days("date_planned", "lead-time", days))
                                .orElse(null),
                        line.isComparable()
                                ? telling().computed("price_unit", "more", line.amount(), of.currency())
                                : null,
                        line.isComparable()
                                ? line.percent()
                                        .map(more -> telling().computed("price_unit", "more-percent", more, "%"))
                                        .orElse(null)
                                : null,
                        line.daysMore() > 0 ? telling().days("date_planned", "days-longer", line.daysMore()) : null);
    }

    private List<RecordEvidence> agreed(OrderedLine line) {
        return line.chosen()
                .map(with -> Stream.of(
                                Optional.of(with.isBlanket() ? call(line, with) : price(with)),
                                with.blanket()
                                        .map(it -> telling()
                                                .evidence(
                                                        it,
                                                        Telling.label(it, "name"),
                                                        of.agreements()
                                                                .blankets()
                                                                .asOf(),
                                                        telling().text(it, "name"),
                                                        date(it, "date_start"),
                                                        date(it, "date_end"))))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    private @Nullable RecordValue date(OdooRecord read, String field) {
        return telling().date(read, field);
    }

    private RecordEvidence price(Agreed with) {
        var it = with.read();
        var currency = Telling.label(it, "currency_id", "");
        return telling()
                .evidence(
                        it,
                        telling().words().say("agreement.source.price"),
                        with.asOf(),
                        telling().reference(it, "partner_id"),
                        telling().quantity(it, "price", currency),
                        telling().computed("price", "net-price", with.price(), currency),
                        telling().quantity(it, "min_qty", Telling.label(it, "product_uom_id", "")),
                        with.delay().isPresent()
                                ? telling()
                                        .days(
                                                "delay",
                                                "agreed-days",
                                                with.delay().orElseThrow())
                                : null,
                        date(it, "date_start"),
                        date(it, "date_end"));
    }

    private RecordEvidence call(OrderedLine line, Agreed with) {
        var it = with.read();
        var unit = Telling.label(it, "product_uom_id", "");
        return telling()
                .evidence(
                        it,
                        with.blanket()
                                .map(blanket -> Telling.label(blanket, "name"))
                                .orElse(""),
                        with.asOf(),
                        telling()
                                .quantity(
                                        it,
                                        "price_unit",
                                        with.currency()
                                                .map(currency -> Telling.clean(currency.label()))
                                                .orElse("")),
                        telling().quantity(it, "product_qty", unit),
                        it.has("qty_ordered") ? telling().quantity(it, "qty_ordered", unit) : null,
                        line.beyond().signum() > 0
                                ? telling().computed("qty_ordered", "beyond", line.beyond(), unit)
                                : null);
    }
}
