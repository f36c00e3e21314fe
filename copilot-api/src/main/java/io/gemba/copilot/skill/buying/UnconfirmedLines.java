package io.gemba.copilot.skill.buying;

import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.PurchaseTelling;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines of orders that are to be chased, in the order of these. */
record UnconfirmedLines(Read orders, Read lines, Telling telling) {

    private List<OdooRecord> sorted() {
        var place = IntStream.range(0, orders.rows().size())
                .boxed()
                .collect(Collectors.toMap(it -> orders.rows().get(it).id(), Function.identity()));
        return lines.rows().stream()
                .filter(it -> it.has("product_id"))
                .sorted(Comparator.comparing(it -> place.getOrDefault(LateLines.orderId(it), Integer.MAX_VALUE)))
                .toList();
    }

    Optional<Sheet> sheet(Lacks lacks) {
        var all = sorted();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        lacks.shown(all.size(), UnconfirmedTelling.SHOWN);
        var words = telling.words();
        var columns = List.of(
                words.say("column.order"),
                words.say("column.supplier"),
                words.say("column.part"),
                words.say("column.ordered"),
                words.say("column.waiting"),
                words.say("column.promised"),
                words.say("column.late"),
                words.say("column.buyer"));
        return Optional.of(new Sheet(
                columns,
                all.stream()
                        .limit(UnconfirmedTelling.SHOWN)
                        .flatMap(it -> row(it).stream())
                        .toList()));
    }

    private Optional<Row> row(OdooRecord line) {
        var id = LateLines.orderId(line);
        return orders.rows().stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .map(it -> new OrderChase(it, orders.asOf(), telling))
                .map(chase -> {
                    var late = PurchaseTelling.daysLate(line, telling);
                    return new Row(
                            List.of(
                                    chase.name(),
                                    chase.supplier(),
                                    Telling.label(line, "product_id", ""),
                                    telling.amount(
                                            line.decimal("product_qty").orElse(BigDecimal.ZERO),
                                            Telling.label(line, "product_uom_id", "")),
                                    telling.days(chase.daysWaiting()),
                                    line.time("date_planned")
                                            .map(it -> telling.format()
                                                    .day(telling.format().dayOf(it)))
                                            .orElse(""),
                                    late > 0 ? telling.days(late) : "",
                                    Telling.label(chase.order(), "user_id", "")),
                            List.of(chase.evidence(), PurchaseTelling.evidence(line, lines.asOf(), telling)));
                });
    }

    /** Of the first parts, for documents about them. */
    List<String> numbers() {
        return sorted().stream()
                .limit(3)
                .flatMap(it -> it.reference("product_id").map(Reference::label).stream())
                .flatMap(it -> Product.of(Telling.clean(it)).numbers().stream())
                .toList();
    }
}
