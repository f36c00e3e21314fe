package io.gemba.copilot.skill.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsualTests {

    @Test
    void isNotKnownOfFewerThanFive() {
        assertThat(Usual.of(numbers(100, 110, 120, 130))).isEmpty();
    }

    @Test
    void isTheMiddleWhateverAnOddOneIs() {
        var usual = Usual.of(numbers(100, 110, 90, 105, 90000)).orElseThrow();

        assertThat(usual.median()).isEqualByComparingTo("105");
        assertThat(usual.deviation()).isEqualByComparingTo("5");
        assertThat(usual.count()).isEqualTo(5);
    }

    @Test
    void liesBetweenTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Usual.median(numbers(10, 20, 30, 40))).isEqualByComparingTo("25");
    }

    @Test
    void isExceededByWhatIsFarAboveAndHalfAsMuchAgain() {
        var steady = Usual.of(numbers(100, 100, 100, 100, 100)).orElseThrow();
        var loose = Usual.of(numbers(20, 60, 100, 140, 180)).orElseThrow();

        assertThat(steady.isExceededBy(BigDecimal.valueOf(150))).isFalse();
        assertThat(steady.isExceededBy(BigDecimal.valueOf(151))).isTrue();
        assertThat(loose.isExceededBy(BigDecimal.valueOf(300))).isFalse();
        assertThat(loose.isExceededBy(BigDecimal.valueOf(301))).isTrue();
    }

    private static List<BigDecimal> numbers(long... numbers) {
        return Arrays.stream(numbers).mapToObj(BigDecimal::valueOf).toList();
    }
}
