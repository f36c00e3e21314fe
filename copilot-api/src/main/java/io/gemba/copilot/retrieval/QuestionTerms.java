package io.gemba.copilot.retrieval;

import io.gemba.copilot.retrieval.Glossary.Entry;
import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words and identifiers that a question turns on, with what stands for them in the plant's languages. */
final class QuestionTerms {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,'’-][\\p{L}\\p{N}]+)*");

    private static final int LONGEST_BETWEEN = 12;

    private final Lexemes lexemes;
    private final Glossary glossary;
    private final Language language;
    private final Map<String, QueryTerm> terms = new LinkedHashMap<>();
    private final List<String> english = new ArrayList<>();
    private final Set<String> concepts = new LinkedHashSet<>();
    private final Set<String> meanings = new LinkedHashSet<>();
    private final boolean searched;
    private int words;
    private int translated;

    private QuestionTerms(Lexemes lexemes, Glossary glossary, Language language, boolean searched) {
        this.searched = searched;
        this.lexemes = lexemes;
        this.glossary = glossary;
        this.language = language;
    }

    static QuestionTerms of(String text, Language language, Lexemes lexemes, Glossary glossary) {
        return of(text, language, lexemes, glossary, true);
    }

    /** What the words of a text mean, without the stems by which other languages would be searched for them. */
    static Set<String> meanings(String text, Language language, Lexemes lexemes, Glossary glossary) {
        return of(text, language, lexemes, glossary, false).meanings();
    }

    private static QuestionTerms of(
            String text, Language language, Lexemes lexemes, Glossary glossary, boolean searched) {
        var terms = new QuestionTerms(lexemes, glossary, language, searched);
        terms.read(text);
        return terms;
    }

    List<QueryTerm> all() {
        return List.copyOf(terms.values());
    }

    /** The keys of the concepts that the words stand for. */
    Set<String> concepts() {
        return concepts;
    }

    /** Each word as what it stands for: its concept if the glossary has it, else its stem. Numbers are left out. */
    Set<String> meanings() {
        return meanings;
    }

    /** What it turns on in English, for an embedding that knows no other language; empty if too little is known. */
    String inEnglish() {
        return language == Language.ENGLISH || translated == 0 || 2 * translated < words
                ? ""
                : String.join(" ", english);
    }

    private void read(String text) {
        for (var identifier : Identifiers.in(text)) {
            terms.put(identifier, new QueryTerm(identifier, List.of(SearchText.IDENTIFIER + identifier), true, false));
        }
        var plain = lexemes.unambiguous(Identifiers.without(text), language);
        var read = WORD.matcher(plain)
                .results()
                .map(it -> word(it.group(), it.start(), it.end()))
                .filter(it -> !it.stems().isEmpty())
                .toList();
        for (int i = 0; i < read.size(); ) {
            i += expression(plain, read, i).orElse(1);
        }
        english.addAll(Identifiers.in(text));
        for (var spoken : Identifiers.spokenIn(text)) {
            terms.computeIfAbsent(
                    spoken,
                    key -> new QueryTerm(
                            key,
                            Identifiers.spokenFor(key).stream()
                                    .map(it -> SearchText.IDENTIFIER + it)
                                    .toList(),
                            false,
                            false));
        }
    }

    private Word word(String written, int from, int to) {
        var light = LightWords.contains(written.toLowerCase(Locale.ROOT), language);
        return new Word(written, light ? List.of() : lexemes.of(written, language), from, to);
    }

    /** Takes the longest expression that begins here; how many words it has. */
    private Optional<Integer> expression(String text, List<Word> read, int from) {
        for (int to = Math.min(read.size(), from + glossary.longest()); to > from; to--) {
            var part = read.subList(from, to);
            var stems = part.stream().flatMap(it -> it.stems().stream()).toList();
            var entries = stems.size() == 1 ? Set.<Entry>of() : glossary.of(stems);
            if (!entries.isEmpty() && isOneExpression(text, part)) {
                var shown = text.substring(
                                part.getFirst().from(), part.getLast().to())
                        .toLowerCase(Locale.ROOT);
                put(String.join(" ", stems), shown, List.of(), entries, stems);
                count(entries, shown);
                return Optional.of(to - from);
            }
        }
        single(read.get(from));
        return Optional.empty();
    }

    /** What lies between the words of an expression is at most a few function words. */
    private static boolean isOneExpression(String text, List<Word> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            var between = text.substring(words.get(i).to(), words.get(i + 1).from());
            if (between.length() > LONGEST_BETWEEN || between.matches("(?s).*[.;:?!,()].*")) {
                return false;
            }
        }
        return true;
    }

    private void single(Word word) {
        var parts = word.stems();
        for (var part : parts) {
            var own = new LinkedHashSet<>(List.of(part));
            if (searched && parts.size() == 1) {
                Stream.of(Language.values())
                        .filter(other -> other != language)
                        .forEach(other -> own.addAll(lexemes.of(word.written(), other)));
            }
            var entries = glossary.of(List.of(part));
            var shown = parts.size() == 1 ? word.written().toLowerCase(Locale.ROOT) : part;
            var compound = entries.isEmpty() && language == Language.GERMAN
                    ? glossary.compound(part)
                    : Optional.<Glossary.Compound>empty();
            if (compound.isPresent()) {
                var inParts = compound.get().entries().collect(Collectors.toCollection(LinkedHashSet::new));
                put(part, shown, own, Set.of(), stems(inParts));
                words++;
                translated++;
                inParts.forEach(it -> concepts.add(it.key()));
                english.addAll(firstKeys(compound.get()));
                meanings.addAll(firstKeys(compound.get()));
            } else {
                put(part, shown, own, entries, List.of());
                count(entries, shown);
                if (entries.isEmpty() && part.chars().noneMatch(Character::isDigit)) {
                    meanings.add(part);
                }
            }
        }
    }

    private static List<String> firstKeys(Glossary.Compound compound) {
        return List.of(compound.first(), compound.last()).stream()
                .flatMap(it -> it.stream().limit(1))
                .map(Entry::key)
                .toList();
    }

    private static List<String> stems(Collection<Entry> entries) {
        return entries.stream().flatMap(it -> it.stems().stream()).distinct().toList();
    }

    private void count(Set<Entry> entries, String shown) {
        words++;
        if (entries.isEmpty()) {
            english.add(shown);
        } else {
            translated++;
            entries.forEach(it -> concepts.add(it.key()));
            english.add(entries.iterator().next().key());
            meanings.add(entries.iterator().next().key());
        }
    }

    private void put(String key, String shown, Collection<String> own, Set<Entry> entries, List<String> parts) {
        var stems = new LinkedHashSet<>(own);
        stems.addAll(stems(entries));
        var rest = new LinkedHashSet<>(parts);
        entries.forEach(it -> rest.addAll(it.heads()));
        rest.removeAll(stems);
        if (stems.isEmpty()) {
            stems.addAll(rest);
            rest.clear();
        }
        terms.putIfAbsent(
                key,
                new QueryTerm(
                        shown,
                        new ArrayList<>(stems),
                        false,
                        language == Language.GERMAN && !own.isEmpty(),
                        List.copyOf(rest)));
    }

    private record Word(String written, List<String> stems, int from, int to) {}
}
