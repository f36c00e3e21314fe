package io.gemba.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTests {

    @ParameterizedTest
    @CsvSource({
        "see SOP-014 rev. D, SOP14",
        "see SOP 014, SOP14",
        "order WH/MO/00200 is late, WHMO200",
        "fault E-204 appeared, E204",
        "code F07 on the panel, F7",
        "screws M10 and washers, M10",
        "per ISO 9001, ISO9001",
        "lot 240118 arrived, 240118",
        "article 4711-0815, 4711815",
        "invoice RE-2026/0417, RE2026417"
    })
    void findsIdentifiersUnderOneSpelling(String text, String expected) {
        assertThat(Identifiers.in(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tighten to 42 Nm",
                "42Nm",
                "at 0.05 mm",
                "on 2026-03-04",
                "04.03.2026",
                "the 2nd shift",
                "80 %",
                "1,200 pieces",
                "230V",
                "EUR 300",
                "a 5-minute wait"
            })
    void takesQuantitiesAndDatesForWhatTheyAre(String text) {
        assertThat(Identifiers.in(text)).isEmpty();
    }

    @Test
    void findsCompoundIdentifiersByTheirStem() {
        assertThat(Identifiers.indexed("Spare part HX-200/3-B")).contains("HX2003B", "HX2003", "HX200");
    }

    @Test
    void readsHastySpellingsOnlyWhenAsked() {
        assertThat(Identifiers.in("what does sop 14 say")).isEmpty();
        assertThat(Identifiers.spokenIn("what does sop 14 say")).containsExactly("SOP14");
    }
}
