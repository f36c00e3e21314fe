package io.gemba.copilot.skill.material;

import io.gemba.copilot.skill.Product;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Words;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts shortages into words. */
record ShortageTelling(FoundShortages found) {
    static final int SHOWN = 20;
    private static final int EXPLAINED = 3;

    private Telling telling() {
        return found.telling();
    }

    private Words words() {
        return telling().words();
    }

    private ShortageEvidence evidence() {
        return new ShortageEvidence(found);
    }

    Line answer(List<Shortage> shortages) {
        var scope = found.scope();
        var missing = shortages.stream().filter(Shortage::isMissing).count();
        var below = shortages.stream().filter(Shortage::isBelow).count();
        var counts = evidence().counts(shortages.size(), missing, below);
        if (shortages.isEmpty()) {
            return new Line(
                    words().say(found.isWhole() ? "shortages.none" : "shortages.none.part", scope),
                    counts,
                    List.of(scope));
        }
        return new Line(
                words().counted(
                                found.answered(),
                                shortages.size(),
                                number(shortages.size()),
                                scope,
                                number(missing),
                                number(below)),
                counts,
                List.of(scope));
    }

    private String number(long number) {
        return telling().format().number(number);
    }

    /** The most urgent ones, and what their figures do not say. */
    List<Line> reasons(List<Shortage> shortages) {
        if (shortages.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<Line>();
        shortages.stream().limit(EXPLAINED).forEach(it -> said.addAll(reasons(it)));
        said.add(new Line(words().say("shortages.limits"), List.of()));
        return said;
    }

    private List<Line> reasons(Shortage it) {
        var said = new ArrayList<Line>();
        var evidence = evidence().of(it);
        if (it.isMissing()) {
            said.add(new Line(
                    words().say(
                                    "shortages.need",
                                    name(it),
                                    amount(it, it.wanted()),
                                    Cells.day(it.needed(), telling()),
                                    amount(it, it.free()),
                                    amount(it, it.coming()),
                                    amount(it, it.missing()),
                                    amount(it, it.uncovered())),
                    evidence));
        }
        if (it.isBelow()) {
            said.add(new Line(
                    it.forecast()
                            .map(number -> words().say(
                                            "shortages.below", name(it), amount(it, number), amount(it, it.minimum())))
                            .orElseGet(() -> words().say("shortages.below.kept", name(it), amount(it, it.minimum()))),
                    evidence));
        }
        said.add(new Line(order(it), evidence));
        return said;
    }

    private String name(Shortage it) {
        var name = it.part().label();
        return found.sites().size() > 1 ? name + " (" + Telling.clean(it.site().name()) + ")" : name;
    }

    /** What to order, from whom and by when. */
    private String order(Shortage it) {
        if (it.toOrder().signum() <= 0) {
            return words().say("shortages.covered");
        }
        var amount = amount(it, it.toOrder());
        if (it.source().isEmpty()) {
            return words().say("shortages.order.nowhere", amount);
        }
        var source = it.source().get();
        var how = source.made() ? "shortages.make" : "shortages.order";
        var takes = telling().days(source.days());
        if (it.orderBy().isEmpty()) {
            return words().say(how, amount, source.name(telling()), takes);
        }
        var by = it.orderBy().get();
        var late = ChronoUnit.DAYS.between(by, telling().today());
        return late > 0
                ? words().say(
                                how + ".late",
                                amount,
                                source.name(telling()),
                                takes,
                                telling().format().day(by),
                                telling().daysAgo(late))
                : words().say(
                                how + ".by",
                                amount,
                                source.name(telling()),
                                takes,
                                telling().format().day(by));
    }

    private String amount(Shortage it, BigDecimal number) {
        return telling().amount(number, it.part().unit());
    }

    Optional<Sheet> sheet(List<Shortage> shortages) {
        if (shortages.isEmpty()) {
            return Optional.empty();
        }
        var columns = Stream.of(
                        "part",
                        "company",
                        "needed",
                        "free",
                        "incoming",
                        "missing",
                        "first-needed",
                        "minimum",
                        "forecast",
                        "to-order",
                        "source",
                        "lead-time",
                        "order-by")
                .map(it -> words().say("column." + it))
                .toList();
        return Optional.of(new Sheet(
                columns, shortages.stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(Shortage it) {
        var needed = it.need().isPresent() && it.wanted().signum() > 0;
        var known = it.stock().isPresent();
        return new Row(
                List.of(
                        Product.of(it.part().label()).shortest(),
                        found.sites().size() > 1 ? Telling.clean(it.site().name()) : "",
                        needed ? amount(it, it.wanted()) : "",
                        known ? amount(it, it.free()) : "",
                        known ? amount(it, it.coming()) : "",
                        it.isMissing() ? amount(it, it.missing()) : "",
                        needed ? Cells.day(it.needed(), telling()) : "",
                        it.isBelow() ? amount(it, it.minimum()) : "",
                        it.isBelow()
                                ? it.forecast()
                                        .map(number -> amount(it, number))
                                        .orElse("")
                                : "",
                        it.toOrder().signum() > 0 ? amount(it, it.toOrder()) : "",
                        it.source().map(from -> from.name(telling())).orElse(""),
                        it.source().map(from -> telling().days(from.days())).orElse(""),
                        Cells.day(it.orderBy(), telling())),
                evidence().of(it));
    }
}
