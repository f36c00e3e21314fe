package io.gemba.copilot.skill.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeingTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest
    @CsvSource({
        "-1,NOT_DUE",
        "0,NOT_DUE",
        "1,TO_30",
        "30,TO_30",
        "31,TO_60",
        "60,TO_60",
        "61,TO_90",
        "90,TO_90",
        "91,OVER_90",
        "4000,OVER_90"
    })
    void goesByTheDaysSinceItWasDue(long days, Ageing age) {
        assertThat(Ageing.of(Optional.of(TODAY.minusDays(days)), TODAY)).isEqualTo(age);
    }

    @Test
    void isUnknownWithoutADay() {
        assertThat(Ageing.of(Optional.empty(), TODAY)).isEqualTo(Ageing.UNDATED);
        assertThat(Ageing.UNDATED.isOverdue()).isFalse();
        assertThat(Ageing.NOT_DUE.isOverdue()).isFalse();
        assertThat(Ageing.TO_30.isOverdue()).isTrue();
    }
}
