package io.gemba.copilot.skill.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorArithmeticTests {
    private static final Instant SIX = Instant.parse("2026-11-26T06:00:00Z");

    @Test
    void tellsHoursAndSharesAsTheyAreShown() {
        assertThat(Numbers.hours(BigDecimal.valueOf(45))).isEqualByComparingTo("0.75");
        assertThat(Numbers.hours(Duration.ofMinutes(100))).isEqualByComparingTo("1.67");
        assertThat(Numbers.percent(BigDecimal.ONE, BigDecimal.valueOf(3)))
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("33.3"));
        assertThat(Numbers.percent(BigDecimal.ONE, BigDecimal.ZERO)).isEmpty();
        assertThat(Numbers.mean(BigDecimal.TEN, 0)).isEmpty();
    }

    @Test
    void countsOfAStopOnlyWhatFallsIntoTheShift() {
        var span = new Span(SIX, SIX.plus(Duration.ofHours(8)), "");

        assertThat(span.shared(SIX.minusSeconds(1800), SIX.plusSeconds(1800))).isEqualTo(Duration.ofMinutes(30));
        assertThat(span.shared(SIX.plusSeconds(60), SIX.plusSeconds(120))).isEqualTo(Duration.ofMinutes(1));
        assertThat(span.shared(SIX.minusSeconds(120), SIX.minusSeconds(60))).isEqualTo(Duration.ZERO);
        assertThat(span.shared(SIX.minusSeconds(60), SIX.plus(Duration.ofHours(20))))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void givesNoOeeWhereAFactorIsMissing() {
        var times = new Used.Times(number(300), number(60), number(40), 5);
        var made = Optional.of(new Used.Made(number(270), number(360), number(50), 4));

        var whole = new Used(1, "Mill", times, made, Optional.of(number(5)));
        var unscrapped = new Used(1, "Mill", times, made, Optional.empty());
        var idle = new Used(1, "Mill", times, Optional.empty(), Optional.of(BigDecimal.ZERO));

        assertThat(whole.availability()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("90"));
        assertThat(whole.performance()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("75"));
        assertThat(whole.quality()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("90"));
        assertThat(whole.oee()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("60.8"));
        assertThat(whole.odoo()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("75"));
        assertThat(unscrapped.oee()).isEmpty();
        assertThat(idle.oee()).isEmpty();
    }

    @Test
    void countsWorkThatWasQuickerThanExpectedAsAllOfIt() {
        var made = Optional.of(new Used.Made(number(400), number(200), number(10), 1));
        var used =
                new Used(1, "Mill", new Used.Times(number(1), number(0), number(0), 1), made, Optional.of(number(12)));

        assertThat(used.performance()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("100"));
        assertThat(used.quality()).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("0"));
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }
}
