package io.gemba.copilot.skill.buying;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.buying.Receipt.Delivery;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PunctualityTests {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 10);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void countsALineAsLateAsTheLatestOfItsDeliveries() {
        var parts = new Receipt(1, List.of(came(DUE, -2), came(DUE, 3)), Optional.empty());
        var punctuality = new Punctuality(List.of(parts, line(0), line(1), line(-5)));

        assertThat(parts.late()).isEqualTo(3);
        assertThat(punctuality.onTime()).isEqualTo(2);
        assertThat(punctuality.within(1)).isEqualTo(3);
        assertThat(punctuality.rate()).isEqualByComparingTo("50");
    }

    @Test
    void tellsNoRateOfNothingAndRoundsToOneDigit() {
        assertThat(Punctuality.percent(0, 0)).isEqualByComparingTo("0");
        assertThat(Punctuality.percent(2, 3)).isEqualByComparingTo("66.7");
        assertThat(Punctuality.percent(100, 100).toPlainString()).isEqualTo("100");
        assertThat(new Punctuality(List.of(line(0))).areFew()).isTrue();
    }

    @Test
    void takesTheMiddleAndTheNinetiethOfLeadTimes() {
        assertThat(Punctuality.median(List.of(1L, 4L, 9L))).isEqualByComparingTo("4");
        assertThat(Punctuality.median(List.of(1L, 4L))).isEqualByComparingTo("2.5");
        assertThat(Punctuality.ninetieth(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 20L)))
                .isEqualTo(9);
        assertThat(Punctuality.ninetieth(List.of(7L))).isEqualTo(7);
    }

    @Test
    void measuresNoLeadTimeOfWhatWasConfirmedAfterItHadCome() {
        var before = new Receipt(1, List.of(came(DUE, 0)), Optional.of(DUE.minusDays(12)));
        var after = new Receipt(2, List.of(came(DUE, 0)), Optional.of(DUE.plusDays(1)));

        assertThat(new Punctuality(List.of(before, after)).leadTimes()).containsExactly(12L);
    }

    @Test
    void putsALineInTheMonthInWhichTheLastOfItCame() {
        var months = new Punctuality(List.of(
                        line(0), new Receipt(3, List.of(came(DUE, 0), came(DUE, 30)), Optional.empty())))
                .months();

        assertThat(months.keySet()).containsExactly(YearMonth.of(2026, 3), YearMonth.of(2026, 4));
        assertThat(months.sequencedValues().getLast().onTime()).isZero();
    }

    @Test
    void looksAtAYearInStretchesThatLeaveNoDayOutAndAtNoMoreThanItCan() {
        var year = new Span(LocalDate.of(2025, 11, 27), LocalDate.of(2026, 11, 26), BERLIN);
        var stretches = WeeklyReceipts.stretches(year);
        var decade = new Span(LocalDate.of(2016, 11, 27), LocalDate.of(2026, 11, 26), BERLIN);

        assertThat(stretches).hasSize(2);
        assertThat(stretches.getFirst().to()).isEqualTo(year.to());
        assertThat(stretches.getLast().to().plusDays(1))
                .isEqualTo(stretches.getFirst().from());
        assertThat(stretches.getLast().from()).isEqualTo(year.from());
        assertThat(WeeklyReceipts.within(year)).isEqualTo(year);
        assertThat(WeeklyReceipts.within(decade).from()).isAfter(LocalDate.of(2024, 7, 1));
        assertThat(WeeklyReceipts.isLater(stretches.getFirst()).terms()).hasSizeLessThan(170);
    }

    private static Receipt line(int late) {
        return new Receipt(2, List.of(came(DUE, late)), Optional.empty());
    }

    private static Delivery came(LocalDate promised, int late) {
        return new Delivery(1, promised, promised.plusDays(late));
    }
}
