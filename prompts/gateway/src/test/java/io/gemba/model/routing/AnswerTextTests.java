package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `49 Nm`                                         | `49 Nm`
            `  49 Nm `                                      | `  49 Nm `
            `<think>hm</think>49 Nm`                        | `49 Nm`
            ` <think>hm <think> </b> </think>  49 <think> ` | `49 <think> `
            `<think></think>49 Nm`                          | `49 Nm`
            `<thin`                                         | `<thin`
            `<thinking about it`                            | `<thinking about it`
            `< 49 Nm`                                       | `< 49 Nm`
            `<think>never ends </thin`                      | ``
            ``                                              | ``
            """)
    void isTheSameHoweverTheTextIsCut(String text, String answer) {
        assertThat(AnswerText.of(text)).isEqualTo(answer);
        for (int size = 1; size <= text.length(); size++) {
            assertThat(inPieces(text, size)).isEqualTo(answer);
        }
    }

    @Test
    void passesPiecesOnAtOnceOnceTheAnswerHasBegun() {
        AnswerText text = new AnswerText();

        assertThat(text.next("<think>hm</think>\n")).isEmpty();
        assertThat(text.next("49")).isEqualTo("49");
        assertThat(text.next(" <")).isEqualTo(" <");
    }

    private static String inPieces(String text, int size) {
        AnswerText answer = new AnswerText();
        StringBuilder all = new StringBuilder();
        for (int from = 0; from < text.length(); from += size) {
            all.append(answer.next(text.substring(from, Math.min(text.length(), from + size))));
        }
        return all.append(answer.rest()).toString();
    }
}
