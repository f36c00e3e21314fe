package io.gemba.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTests {
    private final LanguageDetector detector = new LanguageDetector();

    @ParameterizedTest
    @CsvSource({
        "How tight must the flange bolts be?, ENGLISH",
        "Welches Drehmoment gilt für die Schrauben am Flansch?, GERMAN",
        "Was bedeutet E-204?, GERMAN",
        "Quel est le couple de serrage de la bride ?, FRENCH",
        "¿Cuál es el par de apriete de la brida?, SPANISH",
        "¿Dillmann suele cumplir?, SPANISH",
        "cuantas bridas nos faltan en almacén, SPANISH",
        "who approves a deviation, ENGLISH",
        "Wer gibt die Abweichung frei?, GERMAN"
    })
    void tellsTheLanguageOfAQuestion(String text, Language expected) {
        assertThat(detector.detect(text)).contains(expected);
    }

    @Test
    void leavesOpenWhatNoFunctionWordDecides() {
        assertThat(detector.detect("E-204 M10")).isEmpty();
    }
}
