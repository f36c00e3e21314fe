package io.gemba.copilot.skill.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrendTests {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @Test
    void isZeroOnDaysOnWhichThereWasNothing() {
        var trend = Trend.between(MONDAY, MONDAY.plusDays(3), byDay(Map.of(MONDAY, 2, MONDAY.plusDays(3), 1)));

        assertThat(trend.isByWeek()).isFalse();
        assertThat(trend.figures().values())
                .containsExactly(BigDecimal.valueOf(2), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.valueOf(1));
    }

    @Test
    void addsDaysUpByWeekWhereTheyAreMany() {
        var trend = Trend.between(
                MONDAY.plusDays(2),
                MONDAY.plusDays(40),
                byDay(Map.of(MONDAY.plusDays(2), 2, MONDAY.plusDays(6), 3, MONDAY.plusDays(7), 4)));

        assertThat(trend.isByWeek()).isTrue();
        assertThat(trend.figures()).hasSize(6);
        assertThat(trend.figures().firstKey()).isEqualTo(MONDAY);
        assertThat(trend.figures().get(MONDAY)).isEqualByComparingTo("5");
        assertThat(trend.figures().get(MONDAY.plusDays(7))).isEqualByComparingTo("4");
        assertThat(trend.figures().get(MONDAY.plusDays(14))).isEqualByComparingTo("0");
    }

    private static TreeMap<LocalDate, BigDecimal> byDay(Map<LocalDate, Integer> counts) {
        var byDay = new TreeMap<LocalDate, BigDecimal>();
        counts.forEach((day, count) -> byDay.put(day, BigDecimal.valueOf(count)));
        return byDay;
    }
}
