package io.gemba.copilot.retrieval;

import io.gemba.copilot.retrieval.Glossary.Concept;
import io.gemba.copilot.retrieval.Glossary.Expression;
import io.gemba.corpus.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads glossary files: an English word or expression as the key of each concept, and under it by language what else
 * stands for it, such as {@code torque: {de: [Drehmoment], fr: [couple de serrage]}}.
 */
final class GlossaryFile {
    private static final String SHIPPED = "glossary.yaml";
    private static final long LONGEST_FILE = 2L * 1024 * 1024;
    private static final int LONGEST_EXPRESSION = 60;
    private static final int MOST_WORDS = 6;

    private GlossaryFile() {}

    /** The concepts that come with this module. */
    static List<Concept> shipped() {
        try (var in = GlossaryFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IOException("missing from the class path: " + SHIPPED);
            }
            return concepts(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The concepts of a file.
     *
     * @throws GlossaryInvalid if it cannot be read, or says something that is no concept
     */
    static List<Concept> read(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new GlossaryInvalid(file.toString(), "it is larger than 2 MiB");
            }
            return concepts(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new GlossaryInvalid(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Concept> concepts(String name, String content) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object read = new Yaml(new SafeConstructor(options)).load(content);
            if (read == null) {
                return List.of();
            }
            if (!(read instanceof Map<?, ?> entries)) {
                throw new GlossaryInvalid(name, "it is not a list of concepts such as 'torque: {de: [Drehmoment]}'");
            }
            var concepts = new ArrayList<Concept>();
            entries.forEach((key, words) -> concepts.add(concept(name, key, words)));
            return concepts;
        } catch (YAMLException e) {
            throw new GlossaryInvalid(name, String.valueOf(e.getMessage()));
        }
    }

    private static Concept concept(String name, Object key, Object words) {
        if (!(key instanceof String english) || english.isBlank()) {
            throw new GlossaryInvalid(name, "'%s' is no word; put it between quotation marks".formatted(key));
        }
        if (!(words instanceof Map<?, ?> languages) || languages.isEmpty()) {
            throw new GlossaryInvalid(
                    name, "'%s' has no words by language, such as {de: [Drehmoment]}".formatted(english));
        }
        var expressions = new ArrayList<Expression>();
        expressions.add(expression(name, english, Language.ENGLISH, english));
        languages.forEach((code, list) -> {
            var language = Language.ofTag(String.valueOf(code))
                    .filter(it -> it.code().equals(code))
                    .orElseThrow(() -> new GlossaryInvalid(
                            name, "'%s' has the language '%s'; it is one of en, de, fr, es".formatted(english, code)));
            if (!(list instanceof List<?> texts) || texts.isEmpty()) {
                throw new GlossaryInvalid(
                        name, "'%s' has no list of words for %s, such as [word]".formatted(english, code));
            }
            texts.forEach(text -> expressions.add(expression(name, english, language, text)));
        });
        return new Concept(english, expressions);
    }

    private static Expression expression(String name, String concept, Language language, Object text) {
        if (!(text instanceof String words) || words.isBlank()) {
            throw new GlossaryInvalid(
                    name,
                    "'%s' has '%s' for %s, which is no word; put it between quotation marks"
                            .formatted(concept, text, language.code()));
        }
        var stripped = words.strip();
        if (stripped.length() > LONGEST_EXPRESSION || stripped.split("\\s+").length > MOST_WORDS) {
            throw new GlossaryInvalid(
                    name,
                    "'%s' has an expression of more than %d words for %s: '%s'"
                            .formatted(concept, MOST_WORDS, language.code(), stripped));
        }
        return new Expression(language, stripped);
    }

    /** The file cannot be used. */
    static final class GlossaryInvalid extends RuntimeException {
        GlossaryInvalid(String file, String reason) {
            super("%s cannot be used: %s".formatted(file, reason));
        }
    }
}
