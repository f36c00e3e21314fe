package io.gemba.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexemesTests {
    private final Lexemes lexemes = new Lexemes();

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, tightening the bolts, tightened bolt",
        "GERMAN, die Schrauben, Schraube",
        "GERMAN, Überprüfungen, Ueberpruefung",
        "GERMAN, der Prüfstand für Größen, Pruefstand fuer Groesse",
        "GERMAN, Schlüssel, Schluessel",
        "GERMAN, schweißen, schweissen",
        "GERMAN, Maße, Masse",
        "GERMAN, nachzuziehen, nachziehen",
        "GERMAN, aufzubewahren, aufbewahren",
        "FRENCH, l'huile des réducteurs, huile reducteur",
        "SPANISH, las válvulas, valvula"
    })
    void reducesFormsOfAWordToOneStem(Language language, String one, String other) {
        assertThat(lexemes.of(one, language)).isEqualTo(lexemes.of(other, language));
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, '1,200', 1200",
        "GERMAN, '1.200', 1200",
        "GERMAN, '4,5', 4.5",
        "ENGLISH, '4.5', 4.5",
        "FRENCH, '0,05', 0.05"
    })
    void readsNumbersByTheLocale(Language language, String written, String expected) {
        assertThat(lexemes.of(written, language)).containsExactly(expected);
    }

    @Test
    void doesNotTakeATrainForAnInfinitive() {
        assertThat(lexemes.of("Anzugsmoment", Language.GERMAN)).isNotEqualTo(lexemes.of("Angsmoment", Language.GERMAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"repaired in May", "11 May 2026", "due on 3 May", "the 3rd May", "May 2026", "since early May"})
    void tellsTheMonthOfMayFromTheVerb(String text) {
        assertThat(lexemes.of(text, Language.ENGLISH)).contains("mai");
    }

    @Test
    void takesTheVerbMayForNoMonth() {
        assertThat(lexemes.of("May I open it? You may. MAY NOT OPEN", Language.ENGLISH))
                .doesNotContain("mai");
    }

    @Test
    void keepsNoFunctionWords() {
        assertThat(lexemes.of("What is the maximum pressure of it?", Language.ENGLISH))
                .containsExactly("maximum", "pressur");
    }
}
