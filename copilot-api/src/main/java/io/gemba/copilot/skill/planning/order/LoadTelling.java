package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Report.Chart;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Point;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells the load of work centres.
 *
 * @param isOne true if one centre is asked about
 */
record LoadTelling(CenterLoads loads, List<CenterShare> shares, boolean isOne, Telling telling) {
    static final int SHOWN = 20;

    Line answer() {
        var words = telling.words();
        var span = loads.span().said(telling);
        if (!loads.succeeded()) {
            return new Line(words.say("load.unread"), List.of());
        }
        if (loads.minutes().signum() == 0) {
            return isOne && !shares.isEmpty()
                    ? new Line(
                            words.say("load.center.none", shares.getFirst().name(), span),
                            loads.evidence(shares.getFirst()))
                    : new Line(words.say("load.none", span), List.of(loads.all()));
        }
        return isOne ? one(shares.getFirst(), span) : all(span);
    }

    private Line one(CenterShare share, String span) {
        return new Line(
                telling.words()
                        .say(
                                share.isOver()
                                        ? "load.center.over"
                                        : share.percent().isPresent() ? "load.center" : "load.center.hours",
                                share.name(),
                                hours(share.hours()),
                                span,
                                share.available().map(this::hours).orElse(""),
                                percent(share),
                                share.over()
                                        .map(BigDecimal::abs)
                                        .map(this::hours)
                                        .orElse("")),
                loads.evidence(share));
    }

    private Line all(String span) {
        var words = telling.words();
        var first = shares.getFirst();
        var over = shares.stream().filter(CenterShare::isOver).count();
        var evidence = new ArrayList<RecordEvidence>();
        evidence.add(loads.count(shares));
        evidence.addAll(loads.evidence(first));
        var fullest = words.say(
                first.percent().isPresent() ? "load.fullest" : "load.fullest.hours",
                first.name(),
                hours(first.hours()),
                first.available().map(this::hours).orElse(""),
                percent(first));
        var number = telling.format().number(shares.size()) + " " + words.counted("unit.centers", shares.size());
        if (first.percent().isEmpty()) {
            return new Line(words.say("load.hours", span, fullest), evidence);
        }
        return new Line(
                over == 0
                        ? words.say("load.fine", number, span, fullest)
                        : words.counted("load.over", over, telling.format().number(over), number, span, fullest),
                evidence);
    }

    /** Work that should have ended already. */
    List<Line> late() {
        var late = loads.late();
        var count = late.groups().count();
        if (!late.groups().succeeded() || count == 0) {
            return List.of();
        }
        return List.of(new Line(
                telling.words()
                        .counted(
                                "load.late",
                                count,
                                telling.format().number(count),
                                hours(CenterHours.hours(late.minutes()))),
                List.of(late.evidence())));
    }

    Line basis() {
        return new Line(
                telling.words()
                        .say(
                                shares.stream().anyMatch(it -> it.percent().isPresent())
                                        ? "load.basis"
                                        : "load.basis.hours"),
                List.of());
    }

    /** One by one; of a single centre, week by week. */
    Optional<Sheet> sheet() {
        if (!loads.succeeded() || loads.minutes().signum() == 0) {
            return Optional.empty();
        }
        return isOne ? weeks() : centers();
    }

    private Optional<Sheet> weeks() {
        if (loads.weeks().size() < 2) {
            return Optional.empty();
        }
        var words = telling.words();
        var share = shares.getFirst();
        return Optional.of(new Sheet(
                List.of(
                        words.say("column.week"),
                        words.say("column.planned"),
                        words.say("column.capacity"),
                        words.say("column.load")),
                IntStream.range(0, loads.weeks().size())
                        .mapToObj(it -> week(share, it))
                        .toList()));
    }

    private Row week(CenterShare share, int week) {
        var of = loads.share(share, week);
        var span = loads.weeks().get(week);
        return new Row(
                List.of(
                        span.said(telling),
                        hours(of.hours()),
                        of.available().map(this::hours).orElse(""),
                        percent(of)),
                Stream.concat(
                                Stream.of(loads.evidence(share, week)),
                                loads.hours().evidence(share.center(), span.days()).stream())
                        .toList());
    }

    private Optional<Sheet> centers() {
        var words = telling.words();
        var columns = new ArrayList<>(List.of(
                words.say("column.machine"),
                words.say("column.planned"),
                words.say("column.capacity"),
                words.say("column.load")));
        if (loads.weeks().size() > 1) {
            loads.weeks()
                    .forEach(it -> columns.add(
                            words.say("column.week-of", telling.format().day(it.from()))));
        }
        columns.add(words.say("column.late-works"));
        return Optional.of(
                new Sheet(columns, shares.stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(CenterShare share) {
        var cells = new ArrayList<>(List.of(
                share.name(),
                hours(share.hours()),
                share.available().map(this::hours).orElse(""),
                percent(share)));
        if (loads.weeks().size() > 1) {
            IntStream.range(0, loads.weeks().size())
                    .mapToObj(it -> loads.share(share, it))
                    .forEach(it -> cells.add(hours(it.hours())));
        }
        var late = loads.late().count(share.center());
        cells.add(late > 0 ? telling.format().number(late) : "");
        return new Row(cells, loads.evidence(share));
    }

    /** Centres beside each other, or the weeks of one. */
    Optional<Chart> chart() {
        if (!loads.succeeded() || loads.minutes().signum() == 0) {
            return Optional.empty();
        }
        if (isOne) {
            return loads.weeks().size() < 2 ? Optional.empty() : Optional.of(weekBars());
        }
        var drawn = shares.stream()
                .filter(it -> it.minutes().signum() > 0)
                .limit(SHOWN)
                .toList();
        return drawn.size() < 2 ? Optional.empty() : Optional.of(bars(drawn));
    }

    private Chart weekBars() {
        var share = shares.getFirst();
        var weeks = IntStream.range(0, loads.weeks().size()).boxed().toList();
        return new Chart(
                telling.words().say("load.chart.hours", share.name()),
                CenterHours.UNIT,
                Chart.Shape.BARS,
                weeks.stream()
                        .map(it -> point(
                                telling.format().day(loads.weeks().get(it).from()),
                                loads.share(share, it).hours(),
                                CenterHours.UNIT))
                        .toList(),
                weeks.stream().map(it -> loads.evidence(share, it)).toList());
    }

    /** In percent where all have their hours; else hours, which can be compared all the same. */
    private Chart bars(List<CenterShare> drawn) {
        var inPercent = drawn.stream().allMatch(it -> it.percent().isPresent());
        var unit = inPercent ? "%" : CenterHours.UNIT;
        return new Chart(
                telling.words()
                        .say(
                                inPercent ? "load.chart" : "load.chart.hours",
                                loads.span().said(telling)),
                unit,
                Chart.Shape.BARS,
                drawn.stream()
                        .map(it -> point(it.name(), inPercent ? it.percent().orElseThrow() : it.hours(), unit))
                        .toList(),
                drawn.stream().flatMap(it -> loads.evidence(it).stream()).toList());
    }

    private Point point(String label, BigDecimal value, String unit) {
        return new Point(label, value, telling.amount(value, unit));
    }

    private String hours(BigDecimal hours) {
        return telling.amount(hours, CenterHours.UNIT);
    }

    private String percent(CenterShare share) {
        return share.percent().map(it -> telling.amount(it, "%")).orElse("");
    }
}
