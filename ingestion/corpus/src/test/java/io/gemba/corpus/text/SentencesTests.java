package io.gemba.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTests {
    private final Sentences sentences = new Sentences();

    @Test
    void endsSentencesAtFullStopsButNotAtAbbreviations() {
        var text = "Tighten to approx. 42 Nm with tool No. 7. Check Fig. 3 before use! See e.g. SOP-014.";

        assertThat(sentences.of(text, Language.ENGLISH))
                .containsExactly(
                        "Tighten to approx. 42 Nm with tool No. 7.", "Check Fig. 3 before use!", "See e.g. SOP-014.");
    }

    @Test
    void mindsGermanAbbreviationsAndOrdinals() {
        var text = "Das Drehmoment beträgt ca. 42 Nm bzw. 4,2 kpm. Der Wert gilt ab dem 3. Januar.";

        assertThat(sentences.of(text, Language.GERMAN))
                .containsExactly("Das Drehmoment beträgt ca. 42 Nm bzw. 4,2 kpm.", "Der Wert gilt ab dem 3. Januar.");
    }
}
