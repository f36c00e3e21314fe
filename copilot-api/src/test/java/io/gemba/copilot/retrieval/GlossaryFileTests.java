package io.gemba.copilot.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.copilot.retrieval.GlossaryFile.GlossaryInvalid;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryFileTests {
    private static final Lexemes LEXEMES = new Lexemes();

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("glossary.yaml"), content);
    }

    @Test
    void readsAConceptPerLine() throws IOException {
        var concepts = GlossaryFile.read(file("""
            # of our own
            ring gear: {de: [Hohlrad], fr: [couronne], es: [corona]}
            planet: {en: [planet gear], de: [Planetenrad]}
            """));

        assertThat(concepts).hasSize(2);
        assertThat(concepts.getFirst().expressions())
                .contains(
                        new Glossary.Expression(Language.ENGLISH, "ring gear"),
                        new Glossary.Expression(Language.GERMAN, "Hohlrad"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "torque: Drehmoment | 'torque' has no words by language",
                "torque: {} | 'torque' has no words by language",
                "torque: {it: [coppia]} | 'torque' has the language 'it'; it is one of en, de, fr, es",
                "torque: {de: Drehmoment} | 'torque' has no list of words for de",
                "torque: {de: []} | 'torque' has no list of words for de",
                "yes: {de: [ja]} | 'true' is no word; put it between quotation marks",
                "torque: {de: [no]} | 'torque' has 'false' for de, which is no word",
                "torque: {de: ['']} | 'torque' has '' for de, which is no word",
                "torque: {de: [one two three four five six seven]} | expression of more than 6 words for de",
                "- torque | it is not a list of concepts",
                "torque: {de: [Drehmoment | cannot be used",
                "torque: !!java.net.URL [x] | cannot be used"
            })
    void saysWhatIsWrong(String content, String reason) throws IOException {
        var file = file(content);

        assertThatThrownBy(() -> GlossaryFile.read(file))
                .isInstanceOf(GlossaryInvalid.class)
                .hasMessageStartingWith(file + " cannot be used: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAKeyThatIsThereTwice() throws IOException {
        var file = file("torque: {de: [Drehmoment]}\ntorque: {fr: [couple]}\n");

        assertThatThrownBy(() -> GlossaryFile.read(file)).hasMessageContaining("duplicate key torque");
    }

    @Test
    void takesAnEmptyFileForNoConcepts() throws IOException {
        assertThat(GlossaryFile.read(file("# nothing yet\n"))).isEmpty();
    }

    @Test
    void comesWithConceptsInAllLanguages() {
        var concepts = GlossaryFile.shipped();

        assertThat(concepts)
                .hasSizeGreaterThan(200)
                .allSatisfy(concept -> assertThat(concept.expressions())
                        .extracting(Glossary.Expression::language)
                        .contains(Language.GERMAN, Language.FRENCH, Language.SPANISH));
    }

    @Test
    void addsThePlantsWordsToThoseThatComeWithGemba() throws IOException {
        var glossary = new Glossaries(
                        LEXEMES, Optional.of(file("torque: {de: [Schraubkraftwert]}\nring gear: {de: [Hohlrad]}\n")))
                .current();

        assertThat(glossary.of(List.of("schraubkraftwert")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.stems()).contains("torqu", "drehmoment"));
        assertThat(glossary.of(List.of("hohlrad")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.heads()).contains("gear"));
    }

    @Test
    void needsNoFile() {
        var glossary = new Glossaries(LEXEMES, Optional.of(folder.resolve("none.yaml"))).current();

        assertThat(glossary.of(List.of("drehmoment"))).isNotEmpty();
    }

    @Test
    void readsAnEditAndKeepsWhatItHadWhileTheFileIsBroken() throws IOException {
        var glossaries = new Glossaries(LEXEMES, Optional.of(file("ring gear: {de: [Hohlrad]}")), Duration.ZERO);

        change("ring gear: {de: [Zahnkranz]}");
        assertThat(glossaries.current().of(List.of("zahnkranz"))).isNotEmpty();
        change("ring gear: [");
        assertThat(glossaries.current().of(List.of("zahnkranz"))).isNotEmpty();
        change("ring gear: {de: [Innenrad]}");
        assertThat(glossaries.current().of(List.of("zahnkranz"))).isEmpty();
        assertThat(glossaries.current().of(List.of("innenrad"))).isNotEmpty();
    }

    /** File systems tell times apart that lie a little apart. */
    private void change(String content) throws IOException {
        var before = Files.getLastModifiedTime(folder.resolve("glossary.yaml"));
        var file = file(content);
        Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(5)));
    }
}
