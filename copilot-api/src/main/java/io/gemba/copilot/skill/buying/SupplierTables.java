package io.gemba.copilot.skill.buying;

import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.skill.Report.Point;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** How far from their promised days the lines of one supplier came, month by month, and which of them were late. */
record SupplierTables(SupplierTelling of, Punctuality all) {
    private static final int SHOWN = 20;
    private static final int MONTHS_OF_A_TREND = 3;
    private static final int A_WEEK = 7;

    private Telling telling() {
        return of.telling();
    }

    Sheet spread() {
        var words = telling().words();
        var columns = List.of(words.say("column.arrival"), words.say("column.lines"), words.say("column.share"));
        var rows = new ArrayList<Row>();
        add(rows, "early", late -> late < 0);
        add(rows, "on-day", late -> late == 0);
        add(rows, "day-late", late -> late == 1);
        add(rows, "week-late", late -> late > 1 && late <= A_WEEK);
        add(rows, "later", late -> late > A_WEEK);
        return new Sheet(columns, rows);
    }

    private void add(List<Row> rows, String key, LongPredicate within) {
        var count = all.count(within);
        if (count == 0) {
            return;
        }
        var lines = new Punctuality(
                all.lines().stream().filter(it -> within.test(it.late())).toList());
        var share = Punctuality.percent(count, all.count());
        var evidence =
                of.evidence(lines, of.count("arrival." + key, count), telling().computed("date", "share", share, "%"));
        rows.add(new Row(
                List.of(telling().words().say("computed.arrival." + key), of.number(count), of.percent(share)),
                List.of(evidence)));
    }

    /** A few months make no trend. */
    Optional<Chart> trend() {
        var months = all.months();
        if (months.size() < MONTHS_OF_A_TREND) {
            return Optional.empty();
        }
        var points = new ArrayList<Point>();
        var values = new ArrayList<RecordValue>();
        months.forEach((month, lines) -> {
            points.add(new Point(
                    "%s (%s)"
                            .formatted(
                                    telling().format().month(month),
                                    telling()
                                            .words()
                                            .counted("performance.lines", lines.count(), of.number(lines.count()))),
                    lines.rate(),
                    of.percent(lines.rate())));
            values.add(telling().computed("date", "rate", lines.rate(), "%"));
        });
        return Optional.of(new Chart(
                telling().words().say("performance.trend", of.name()),
                "%",
                Chart.Shape.LINE,
                points,
                List.of(of.evidence(all, values.toArray(RecordValue[]::new)))));
    }

    /** The latest first. */
    Optional<Sheet> late(Lacks lacks) {
        var late = all.lines().stream()
                .filter(it -> it.late() > 0)
                .sorted(Comparator.comparing(Receipt::late).reversed())
                .toList();
        if (late.isEmpty()) {
            return Optional.empty();
        }
        lacks.shown(late.size(), SHOWN);
        var words = telling().words();
        var columns = List.of(
                words.say("column.order"),
                words.say("column.part"),
                words.say("column.promised"),
                words.say("column.received"),
                words.say("column.late"));
        return Optional.of(new Sheet(
                columns,
                late.stream().limit(SHOWN).flatMap(it -> row(it).stream()).toList()));
    }

    private Optional<Row> row(Receipt receipt) {
        var worst = receipt.worst();
        return of.receipts().move(worst.move()).map(move -> {
            var line = of.receipts().order(receipt);
            var order = line.map(it -> Telling.label(it, "order_id", ""))
                    .orElseGet(() -> Telling.label(move, "purchase_line_id", ""));
            var read = of.receipts().moves().asOf();
            var own = telling()
                    .evidence(
                            move,
                            order,
                            read,
                            telling().reference(move, "product_id"),
                            telling().day(move, "date_deadline"),
                            telling().day(move, "date"),
                            telling().days("date", "days-late", worst.late()),
                            telling().computed("quantity", "came", came(receipt), null));
            return new Row(
                    List.of(
                            order,
                            Telling.label(move, "product_id", ""),
                            telling().format().day(worst.promised()),
                            telling().format().day(worst.came()),
                            telling().days(worst.late())),
                    line.map(it -> List.of(
                                    own,
                                    telling()
                                            .evidence(
                                                    it,
                                                    order,
                                                    of.receipts().lines().asOf(),
                                                    telling().reference(it, "order_id"),
                                                    telling().day(it, "date_planned"))))
                            .orElse(List.of(own)));
        });
    }

    private BigDecimal came(Receipt receipt) {
        return receipt.deliveries().stream()
                .flatMap(it -> of.receipts().move(it.move()).stream())
                .flatMap(it -> it.decimal("quantity").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
