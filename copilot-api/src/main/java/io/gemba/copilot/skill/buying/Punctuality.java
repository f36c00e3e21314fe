package io.gemba.copilot.skill.buying;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** How punctual lines of purchase orders were, each counting once. */
record Punctuality(List<Receipt> lines) {
    /** With fewer, a rate says little. */
    static final int FEW = 5;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int NINE_OF_TEN = 90;

    Punctuality {
        lines = List.copyOf(lines);
    }

    int count() {
        return lines.size();
    }

    boolean areFew() {
        return count() < FEW;
    }

    long onTime() {
        return within(0);
    }

    /** How many came no more than so many days after the promised day. */
    long within(long days) {
        return count(late -> late <= days);
    }

    long count(LongPredicate late) {
        return lines.stream().mapToLong(Receipt::late).filter(late).count();
    }

    BigDecimal rate() {
        return percent(onTime(), count());
    }

    /** A share in percent, to one digit. */
    static BigDecimal percent(long part, long all) {
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /** Days that lines took, the shortest first. */
    List<Long> leadTimes() {
        return lines.stream().flatMap(it -> it.leadTime().stream()).sorted().toList();
    }

    /** The one in the middle; between the two in the middle. Of at least one, in order. */
    static BigDecimal median(List<Long> sorted) {
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? BigDecimal.valueOf(sorted.get(middle))
                : BigDecimal.valueOf(sorted.get(middle - 1) + sorted.get(middle))
                        .divide(TWO);
    }

    /** The smallest that nine of ten do not exceed. Of at least one, in order. */
    static long ninetieth(List<Long> sorted) {
        var rank = (sorted.size() * NINE_OF_TEN + 99) / 100;
        return sorted.get(rank - 1);
    }

    /** By the month in which the last of each came. */
    SortedMap<YearMonth, Punctuality> months() {
        var months = new TreeMap<YearMonth, List<Receipt>>();
        lines.forEach(it -> months.computeIfAbsent(YearMonth.from(it.came()), key -> new ArrayList<>())
                .add(it));
        var punctual = new TreeMap<YearMonth, Punctuality>();
        months.forEach((month, of) -> punctual.put(month, new Punctuality(of)));
        return punctual;
    }
}
