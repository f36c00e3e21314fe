package io.gemba.copilot.skill;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a question that may be names of what is in Odoo: all that say something and are none of the words that
 * the question is made with. Only letters and digits of them reach Odoo, as values of a fixed condition.
 */
final class Names {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-&'’.][\\p{L}\\p{N}]+)*");
    private static final Pattern ELIDED = Pattern.compile("^(?:[dlcnsjmt]|qu)['’]", Pattern.CASE_INSENSITIVE);
    private static final Pattern SMALL_NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}.,/-])\\d{1,3}(?![\\p{L}\\p{N}/-])");
    private static final Set<String> LEGAL_FORMS =
            Set.of("gmbh", "kgaa", "ohg", "mbh", "sas", "sarl", "srl", "spa", "ltd", "llc", "inc", "corp");
    private static final int SHORTEST = 3;
    private static final int MOST = 6;

    private final Lexemes lexemes;
    private final Language language;
    private final Map<String, String> stems = new LinkedHashMap<>();
    private final Set<String> numbers;
    /** It is written in capitals whatever it is. */
    private final String first;

    /**
     * Reads a question.
     *
     * @param text without references
     * @param known stems that the skill knows as words of its questions
     */
    Names(String text, Language language, Lexemes lexemes, Set<String> known) {
        this.lexemes = lexemes;
        this.language = language;
        this.numbers =
                SMALL_NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        var words = WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(this::whole)
                .toList();
        this.first = words.isEmpty() ? "" : words.getFirst();
        words.forEach(word -> {
            var stem = lexemes.of(word, language);
            if (word.length() >= SHORTEST && !stem.isEmpty() && !known.containsAll(stem)) {
                stem.forEach(it -> stems.putIfAbsent(it, word));
            }
        });
    }

    /** Without the article that French leans on a name, as in "d'Ohlenrath". */
    private String whole(String word) {
        return language == Language.FRENCH ? ELIDED.matcher(word).replaceFirst("") : word;
    }

    boolean isEmpty() {
        return stems.isEmpty();
    }

    /** True if there is more than one word to look for; beside one that is written as a name, others hardly are. */
    boolean areSeveral() {
        return words().size() > 1
                && words().stream().filter(Names::isCapitalised).count() != 1;
    }

    /** Records whose name holds one of the words. */
    Domain within(String field) {
        return Domain.any(conditions(field, words()));
    }

    /** Records whose name holds all of the words, or all that are written as a name if there are several of these. */
    Domain holding(String field) {
        var written = words().stream()
                .filter(Names::isCapitalised)
                .filter(it -> !it.equals(first))
                .toList();
        return Domain.all(conditions(field, written.size() > 1 ? written : words()));
    }

    /** Those that tell one from another: half of all suppliers are a GmbH. */
    private List<String> words() {
        var all = stems.values().stream().distinct().toList();
        var own = all.stream()
                .filter(it -> !LEGAL_FORMS.contains(it.toLowerCase(Locale.ROOT)))
                .toList();
        return own.isEmpty() ? all : own;
    }

    private static boolean isCapitalised(String word) {
        return Character.isUpperCase(word.charAt(0));
    }

    private Domain[] conditions(String field, List<String> words) {
        return words.stream()
                .limit(MOST)
                .map(it -> Domain.where(field, Operator.CONTAINS, root(it)))
                .toArray(Domain[]::new);
    }

    /** What a word begins with in the singular and the plural, so that "housings" finds a housing. */
    private String root(String word) {
        var own = stems.entrySet().stream()
                .filter(it -> it.getValue().equals(word))
                .map(Map.Entry::getKey)
                .toList();
        var isRoot = own.size() == 1
                && own.getFirst().length() >= SHORTEST
                && word.toLowerCase(language.locale()).startsWith(own.getFirst());
        return isRoot ? own.getFirst() : word;
    }

    /** Those records that hold most of the words; of these, the ones that are named in full, if any are. */
    List<OdooRecord> best(List<OdooRecord> found) {
        var most = 1;
        var best = new ArrayList<OdooRecord>();
        for (var read : found) {
            var held = in(read).size();
            if (held > most) {
                best.clear();
                most = held;
            }
            if (held == most) {
                best.add(read);
            }
        }
        var whole = best.stream().filter(this::isWhole).toList();
        return numbered(whole.isEmpty() ? best : whole);
    }

    /** Of several, those that go by most of the small numbers that are named, too, such as line 2, station 40. */
    private List<OdooRecord> numbered(List<OdooRecord> found) {
        var most = found.stream().mapToLong(this::numbersIn).max().orElse(0);
        return found.stream().filter(it -> numbersIn(it) == most).toList();
    }

    private long numbersIn(OdooRecord read) {
        return SMALL_NUMBER
                .matcher(read.text("name").orElse(""))
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(numbers::contains)
                .count();
    }

    private boolean isWhole(OdooRecord read) {
        return stems.keySet().containsAll(of(read));
    }

    /** The stems by which a record is named. */
    Set<String> in(OdooRecord read) {
        var held = new HashSet<>(of(read));
        held.retainAll(stems.keySet());
        return held;
    }

    private Set<String> of(OdooRecord read) {
        return new HashSet<>(lexemes.of(read.text("name").orElse(""), language));
    }
}
