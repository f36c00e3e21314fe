package io.gemba.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTests {

    @ParameterizedTest
    @CsvSource({
        "see SOP-014 rev. D, SOP014",
        "see SOP 014, SOP014",
        "order WH/MO/00200 is late, WHMO00200",
        "fault E-204 appeared, E204",
        "fault E 0417 appeared, E0417",
        "fault E-0417 appeared, E0417",
        "fault E0417 appeared, E0417",
        "code F07 on the panel, F07",
        "key 0417 on the panel, 0417",
        "screws M10 and washers, M10",
        "per ISO 9001, ISO9001",
        "lot 240118 arrived, 240118",
        "article 4711-0815, 47110815",
        "invoice RE-2026/0417, RE20260417"
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
                "a 5-minute wait",
                "2,000 hours",
                "2.000 Stunden",
                "2 000 heures",
                "0,050 mm",
                "T 100 °C",
                "L 500 mm"
            })
    void takesQuantitiesAndDatesForWhatTheyAre(String text) {
        assertThat(Identifiers.in(text)).isEmpty();
    }

    @Test
    void findsCompoundIdentifiersByTheirStem() {
        assertThat(Identifiers.indexed("Spare part HX-200/3-B")).contains("HX2003B", "HX2003", "HX200");
    }

    @ParameterizedTest
    @CsvSource({"E-0417, E-417", "SOP-014, SOP-14", "F07, F7", "4711-0815, 4711-815"})
    void tellsIdentifiersApartByTheirZeros(String one, String other) {
        assertThat(Identifiers.in(one)).doesNotContainAnyElementsOf(Identifiers.in(other));
    }

    @Test
    void takesAShortNumberSpokenHastilyForLongerOnesToo() {
        assertThat(Identifiers.spokenFor("SOP14")).containsExactlyInAnyOrder("SOP14", "SOP014", "SOP0014");
        assertThat(Identifiers.spokenFor("E417")).containsExactly("E417");
        assertThat(Identifiers.spokenFor("SOP014")).containsExactly("SOP014");
    }

    @Test
    void putsOneIdentifierInThePlaceOfAnother() {
        assertThat(Identifiers.replaced("Torque on a TGX 63 and a TGX-63/2?", "TGX63", "TGX 80"))
                .isEqualTo("Torque on a TGX 80 and a TGX-63/2?");
    }

    @Test
    void readsHastySpellingsOnlyWhenAsked() {
        assertThat(Identifiers.in("what does sop 14 say")).isEmpty();
        assertThat(Identifiers.spokenIn("what does sop 14 say")).containsExactly("SOP14");
    }
}
