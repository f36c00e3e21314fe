package io.gemba.copilot.retrieval;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that stand for one another, within a language and across languages. */
final class Glossary {
    private static final String FILE = "glossary.txt";
    private static final List<Language> ORDER =
            List.of(Language.ENGLISH, Language.GERMAN, Language.FRENCH, Language.SPANISH);

    private final Map<String, Set<String>> related;

    private Glossary(Map<String, Set<String>> related) {
        this.related = Map.copyOf(related);
    }

    /** The glossary that comes with this module. */
    static Glossary shipped(Lexemes lexemes) {
        try (var in = Glossary.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("missing from the class path: " + FILE);
            }
            var related = new HashMap<String, Set<String>>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> concept(line, lexemes))
                    .forEach(stems -> stems.forEach(stem -> related.computeIfAbsent(stem, key -> new LinkedHashSet<>())
                            .addAll(stems)));
            return new Glossary(related);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> concept(String line, Lexemes lexemes) {
        var columns = line.split("\\|");
        if (columns.length != ORDER.size()) {
            throw new IllegalArgumentException("a glossary line has a column per language: " + line);
        }
        var stems = new LinkedHashSet<String>();
        for (int i = 0; i < columns.length; i++) {
            for (var word : columns[i].split(",")) {
                var parts = lexemes.of(word.strip(), ORDER.get(i));
                if (parts.size() == 1) {
                    stems.add(parts.getFirst());
                }
            }
        }
        return stems;
    }

    /** The stems that stand for the same as this one; empty if it is not in the glossary. */
    Set<String> of(String stem) {
        return related.getOrDefault(stem, Set.of());
    }
}
