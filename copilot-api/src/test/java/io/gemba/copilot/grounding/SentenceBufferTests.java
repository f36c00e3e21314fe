package io.gemba.copilot.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.grounding.SentenceBuffer.Sentence;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Sentences;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceBufferTests {
    private static final String WRITTEN = "Tighten to 42 Nm. [1][2] Use approx. 2.4 litres [3]. Then:\n"
            + "1. Stop the press [1].\n"
            + "2. Wait 😀 ten minutes [2].\n"
            + "Done [1].";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 1000})
    void cutsTheSameSentencesHoweverTheTextArrives(int size) {
        var buffer = new SentenceBuffer(new Sentences(), Language.ENGLISH);
        var found = new ArrayList<Sentence>();
        for (int i = 0; i < WRITTEN.length(); i += size) {
            found.addAll(buffer.add(WRITTEN.substring(i, Math.min(WRITTEN.length(), i + size))));
        }
        found.addAll(buffer.rest());

        assertThat(found.stream().map(Sentence::text))
                .containsExactly(
                        "Tighten to 42 Nm. [1][2]",
                        "Use approx. 2.4 litres [3].",
                        "Then:",
                        "Stop the press [1].",
                        "Wait 😀 ten minutes [2].",
                        "Done [1].");
        assertThat(found.stream().map(Sentence::label)).containsExactly("", "", "", "1.", "2.", "");
    }
}
