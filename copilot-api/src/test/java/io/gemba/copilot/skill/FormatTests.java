package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.text.Language;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatTests {
    private final Format english = of(Language.ENGLISH, Locale.US);
    private final Format german = of(Language.GERMAN, Locale.GERMANY);

    @Test
    void writesCentsInFullAndLeavesThemAwayWhereThereAreNone() {
        assertThat(english.number(new BigDecimal("7401.8"), "EUR")).isEqualTo("7,401.80");
        assertThat(german.number(new BigDecimal("583.1"), "EUR")).isEqualTo("583,10");
        assertThat(english.number(new BigDecimal("44800.00"), "EUR")).isEqualTo("44,800");
    }

    @Test
    void keepsSmallerPartsOfAPrice() {
        assertThat(english.number(new BigDecimal("1.585"), "EUR")).isEqualTo("1.585");
    }

    @Test
    void writesOtherQuantitiesAsShortAsTheyAre() {
        assertThat(english.number(new BigDecimal("1.5"), "kg")).isEqualTo("1.5");
        assertThat(english.number(new BigDecimal("1.5"), "Bag")).isEqualTo("1.5");
        assertThat(english.number(new BigDecimal("1.5"), null)).isEqualTo("1.5");
    }

    private static Format of(Language language, Locale locale) {
        return new Format(language, new RecordAccess.Reader(ZoneOffset.UTC, locale, null));
    }
}
