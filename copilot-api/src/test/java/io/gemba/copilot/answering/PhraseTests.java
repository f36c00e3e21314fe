package io.gemba.copilot.answering;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.text.Language;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhraseTests {

    static Stream<Arguments> phrases() {
        return Arrays.stream(Phrase.values())
                .flatMap(phrase -> Arrays.stream(Language.values()).map(language -> Arguments.of(phrase, language)));
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void areWrittenInEveryLanguage(Phrase phrase, Language language) {
        var text = phrase.in(language, "it's {x}");

        assertThat(text)
                .isNotBlank()
                .doesNotContain("''", "{0}")
                .doesNotContainPattern("models answer|dun |Lautre|jai |quil ");
        if (language != Language.ENGLISH) {
            assertThat(text).isNotEqualTo(phrase.in(Language.ENGLISH, "it's {x}"));
        }
    }
}
