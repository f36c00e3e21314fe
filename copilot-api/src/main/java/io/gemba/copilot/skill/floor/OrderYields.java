package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Prose;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Section;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What manufacturing orders yielded. Odoo counts as produced what is scrapped afterwards, too, so that scrap of the
 * product itself comes off; components that were scrapped do not.
 *
 * @param domain by which the orders were read
 * @param scrap by order, product and unit
 */
record OrderYields(String said, Domain domain, Read orders, Groups scrap, Telling telling) {
    private static final int SHOWN = 20;

    /** What came of an order. */
    record Yield(OdooRecord order, BigDecimal planned, BigDecimal produced, BigDecimal scrapped) {
        BigDecimal good() {
            return produced.subtract(scrapped).max(BigDecimal.ZERO);
        }

        /** What was to come of it: more than planned, if more was made. */
        BigDecimal whole() {
            return planned.max(produced);
        }

        Optional<BigDecimal> percent() {
            return Numbers.percent(good(), whole());
        }

        private String unit() {
            return order.reference("product_uom_id").map(Reference::label).orElse("");
        }
    }

    List<Yield> yields() {
        return orders.rows().stream().map(this::yieldOf).toList();
    }

    private Yield yieldOf(OdooRecord order) {
        var product = order.reference("product_id").map(Reference::id);
        var unit = order.reference("product_uom_id").map(Reference::id);
        var scrapped = scrap.rows().stream()
                .filter(it -> it.reference("production_id")
                        .filter(of -> of.id() == order.id())
                        .isPresent())
                .filter(it -> it.reference("product_id").map(Reference::id).equals(product))
                .filter(it -> it.reference("product_uom_id").map(Reference::id).equals(unit))
                .map(ScrapFound::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Yield(
                order,
                order.decimal("product_qty").orElse(BigDecimal.ZERO),
                order.decimal("qty_produced").orElse(BigDecimal.ZERO),
                scrapped);
    }

    /**
     * The lowest yields first.
     *
     * @param scrapKnown false if scrap could not be read: then nobody knows what orders yielded
     */
    List<Section> sections(boolean scrapKnown, Lacks lacks) {
        if (orders.rows().isEmpty() || !scrapKnown || !scrap.succeeded() || scrap.cut()) {
            return List.of();
        }
        var all = yields().stream()
                .filter(it -> it.percent().isPresent())
                .sorted(Comparator.comparing((Yield it) -> it.percent().orElseThrow())
                        .thenComparing(it -> it.order().id()))
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        whole(all).ifPresent(lines::add);
        lines.add(new Line(telling.words().say("yield.rule"), List.of()));
        lacks.shown(all.size(), SHOWN);
        var columns = Stream.of("production", "part", "planned", "produced", "scrapped", "yield", "end")
                .map(it -> telling.words().say("column." + it))
                .toList();
        return List.of(
                new Prose(lines),
                new Sheet(columns, all.stream().limit(SHOWN).map(this::row).toList()));
    }

    /** All together, where they are counted in one unit. */
    private Optional<Line> whole(List<Yield> all) {
        var units = all.stream().map(Yield::unit).distinct().toList();
        if (units.size() != 1) {
            return Optional.of(new Line(telling.words().say("yield.units"), List.of()));
        }
        var unit = Telling.clean(units.getFirst());
        var good = all.stream().map(Yield::good).reduce(BigDecimal.ZERO, BigDecimal::add);
        var whole = all.stream().map(Yield::whole).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Numbers.percent(good, whole).map(it -> {
            var percent = telling.computed("product_qty", "yield", it, "%");
            var goods = telling.computed("product_qty", "good", good, unit);
            var wholes = telling.computed("product_qty", "started", whole, unit);
            var found = new Found("mrp.production", domain, said, orders)
                    .only(all.stream().map(Yield::order).toList());
            return new Line(
                    telling.words()
                            .counted(
                                    "yield.answer",
                                    all.size(),
                                    telling.format().number(all.size()),
                                    percent.text(),
                                    goods.text(),
                                    wholes.text()),
                    List.of(found.evidence(telling, telling.words().say("part.productions"), percent, goods, wholes)));
        });
    }

    private Row row(Yield made) {
        var unit = Telling.clean(made.unit());
        return new Cells(telling, made.order(), orders.asOf())
                .text("name")
                .reference("product_id")
                .quantity("product_qty", "product_uom_id")
                .quantity("qty_produced", "product_uom_id")
                .computed("qty_produced", "scrapped", made.scrapped(), unit)
                .computed("qty_produced", "yield", made.percent().orElse(null), "%")
                .day("date_finished")
                .row(Telling.label(made.order(), "name"));
    }
}
