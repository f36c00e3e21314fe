package io.gemba.copilot.retrieval;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words and expressions that stand for one another, within a language and across languages. */
final class Glossary {
    private static final int SHORTEST_PART = 2;
    private static final List<String> LINKS = List.of("", "s", "n", "en", "es", "er", "e");

    private final Map<List<String>, Set<Entry>> entries = new HashMap<>();
    private final Map<String, Set<Entry>> german = new HashMap<>();
    private int longest = 1;

    Glossary(List<Concept> concepts, Lexemes lexemes) {
        // Of two files the later one's concept of a key adds to the earlier one's.
        Map<String, List<Expression>> byKey = new LinkedHashMap<>();
        for (var concept : concepts) {
            byKey.computeIfAbsent(concept.key(), key -> new ArrayList<>()).addAll(concept.expressions());
        }
        byKey.forEach((key, expressions) -> add(key, expressions, lexemes));
    }

    private void add(String key, List<Expression> expressions, Lexemes lexemes) {
        var whole = new LinkedHashSet<String>();
        var heads = new LinkedHashSet<String>();
        var stems = new ArrayList<List<String>>();
        for (var expression : expressions) {
            var parts = lexemes.of(expression.text(), expression.language());
            stems.add(parts);
            if (parts.size() == 1) {
                whole.add(parts.getFirst());
            } else if (!parts.isEmpty()) {
                heads.add(head(parts, expression.language()));
            }
        }
        heads.removeAll(whole);
        var entry = new Entry(key, List.copyOf(whole), List.copyOf(heads));
        for (int i = 0; i < stems.size(); i++) {
            if (!stems.get(i).isEmpty()) {
                entries.computeIfAbsent(stems.get(i), it -> new LinkedHashSet<>())
                        .add(entry);
                longest = Math.max(longest, stems.get(i).size());
                if (stems.get(i).size() == 1 && expressions.get(i).language() == Language.GERMAN) {
                    german.computeIfAbsent(stems.get(i).getFirst(), it -> new LinkedHashSet<>())
                            .add(entry);
                }
            }
        }
    }

    /** The word of an expression that the others only describe: Romance languages put it first, Germanic ones last. */
    private static String head(List<String> stems, Language language) {
        return switch (language) {
            case ENGLISH, GERMAN -> stems.getLast();
            case FRENCH, SPANISH -> stems.getFirst();
        };
    }

    /** How many stems the longest expression has. */
    int longest() {
        return longest;
    }

    /** What an expression stands for; several things if it has several meanings, none if it is not in the glossary. */
    Set<Entry> of(List<String> stems) {
        return entries.getOrDefault(stems, Set.of());
    }

    /** What the two parts of a German compound stand for, if the glossary has both or at least the second. */
    Optional<Compound> compound(String stem) {
        for (int cut = SHORTEST_PART; cut <= stem.length() - SHORTEST_PART; cut++) {
            var last = german.getOrDefault(stem.substring(cut), Set.of());
            if (!last.isEmpty()) {
                var first = first(stem.substring(0, cut));
                if (!first.isEmpty() || stem.length() - cut > 2 * SHORTEST_PART) {
                    return Optional.of(new Compound(first, last));
                }
            }
        }
        return Optional.empty();
    }

    private Set<Entry> first(String front) {
        for (var link : LINKS) {
            if (front.endsWith(link) && front.length() - link.length() >= SHORTEST_PART) {
                var found = german.getOrDefault(front.substring(0, front.length() - link.length()), Set.of());
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return Set.of();
    }

    /**
     * A concept as it is looked for.
     *
     * @param key an English word or expression for it
     * @param stems of the words that stand for it, of all languages
     * @param heads the stems of the word that matters in each expression of several words
     */
    record Entry(String key, List<String> stems, List<String> heads) {}

    /**
     * A compound of two concepts.
     *
     * @param first may be empty
     */
    record Compound(Set<Entry> first, Set<Entry> last) {
        Stream<Entry> entries() {
            return Stream.concat(first.stream(), last.stream());
        }
    }

    /** What stands for a concept. */
    record Concept(String key, List<Expression> expressions) {
        Concept {
            expressions = List.copyOf(expressions);
        }
    }

    /** A word or several. */
    record Expression(Language language, String text) {}
}
