package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTests {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    static Stream<Arguments> translations() {
        return packages().flatMap(it -> Stream.of("_de", "_fr", "_es").map(language -> Arguments.of(it, language)));
    }

    static Stream<Arguments> all() {
        return packages().flatMap(it -> Stream.of("", "_de", "_fr", "_es").map(language -> Arguments.of(it, language)));
    }

    /** Those with templates: the one of what all skills say, and those of skills that say more. */
    private static Stream<Class<?>> packages() {
        return Stream.concat(
                Stream.<Class<?>>of(Words.class), AllSkills.all().stream().<Class<?>>map(Skill::getClass))
                .filter(it -> it.getResource("words.properties") != null)
                .collect(Collectors.<Class<?>, String, Class<?>>toMap(
                        Class::getPackageName, it -> it, (one, same) -> one))
                .values()
                .stream();
    }

    @Test
    void endASentenceOnceThoughANameEndsInAFullStop() {
        var words = new Words(Language.ENGLISH);

        assertThat(words.say("order.sale", "S01262", "Molenveld B.V.")).endsWith("of Molenveld B.V.");
        assertThat(words.say("order.sale", "S01262", "and so on ...")).endsWith("and so on ....");
    }

    @ParameterizedTest
    @MethodSource("translations")
    void sayTheSameThingsInEveryLanguage(Class<?> of, String language) {
        var english = words(of, "");
        var other = words(of, language);

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(other.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(other.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void loseNoApostropheAndNoArgument(Class<?> of, String language) {
        assertThat(words(of, language).values())
                .noneMatch(it -> LONE_APOSTROPHE.matcher(it.toString()).find());
    }

    @Test
    void sayWhatOdooCallsSomethingByItsCodeIfThereIsNoWordForIt() {
        var words = new Words(Language.GERMAN);

        assertThat(words.named("production", "progress")).isEqualTo("In Bearbeitung");
        assertThat(words.named("purchase", "to approve")).isEqualTo("Wartet auf Freigabe");
        assertThat(words.named("production", "brewing")).isEqualTo("brewing");
    }

    @Test
    void takeTextsOfRecordsAsTheyAre() {
        var said = new Words(Language.FRENCH).say("order.parts.there.many", "{0} l'<b>");

        assertThat(said).isEqualTo("Ses {0} l'<b> composants sont tous là.");
    }

    private static TreeSet<String> arguments(String text) {
        var arguments = new TreeSet<String>();
        ARGUMENT.matcher(text).results().forEach(it -> arguments.add(it.group()));
        return arguments;
    }

    private static Properties words(Class<?> of, String language) {
        var name = "words" + language + ".properties";
        var words = new Properties();
        try (var file = Objects.requireNonNull(of.getResourceAsStream(name), name)) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
