package io.gemba.copilot.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.document.Trust;
import io.gemba.corpus.page.HiddenText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTests {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private final Properties english = messages("");

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es"})
    void sayTheSameThingsInEveryLanguage(String language) {
        var other = messages(language);

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(other.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(other.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es"})
    void keepClearOfTheApostropheThatMessageFormatsSwallow(String language) {
        assertThat(messages(language).values())
                .noneSatisfy(text -> assertThat(text.toString()).contains("'"));
    }

    @Test
    void haveAWordForEverythingThatDocumentsMayBe() {
        var wanted = Stream.of(
                        Arrays.stream(DocumentKind.values()).map(it -> "kind." + it.label()),
                        Arrays.stream(DocumentState.values())
                                .filter(it -> it != DocumentState.DELETED)
                                .map(it -> "state." + it.label()),
                        Arrays.stream(Classification.values()).map(it -> "classification." + it.label()),
                        Arrays.stream(Standing.values()).map(it -> "standing." + it.label()),
                        Arrays.stream(Trust.values()).map(it -> "trust." + it.label()),
                        Arrays.stream(HiddenText.Kind.values()).map(it -> "hidden." + it.label()))
                .flatMap(it -> it);

        assertThat(english.stringPropertyNames()).containsAll(wanted.toList());
    }

    private static TreeSet<String> arguments(String text) {
        var arguments = new TreeSet<String>();
        ARGUMENT.matcher(text).results().forEach(result -> arguments.add(result.group()));
        return arguments;
    }

    private static Properties messages(String language) {
        var messages = new Properties();
        try (var file = MessagesTests.class.getResourceAsStream("messages" + language + ".properties")) {
            messages.load(new java.io.InputStreamReader(file, StandardCharsets.UTF_8));
            return messages;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
