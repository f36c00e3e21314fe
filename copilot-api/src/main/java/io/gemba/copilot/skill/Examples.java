package io.gemba.copilot.skill;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import io.gemba.corpus.text.PerLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The example questions of a skill: what it is asked with, and what is suggested. A line is a question; one that begins
 * with {@code @order}, {@code @any} or the like is suggested where a record of that kind is open, or none. Below a line
 * of dashes stand questions to learn from alone: they may name what people make and buy.
 *
 * @param stems of all questions
 * @param known of those that name nothing: words of questions, and of no names
 */
record Examples(
        PerLanguage<List<String>> questions,
        PerLanguage<List<Suggested>> suggested,
        Set<String> stems,
        Set<String> known) {
    private static final Pattern SUGGESTED = Pattern.compile("^@([a-z-]+) +(.+)$");
    private static final String BORDER = "---";

    static Examples of(Skill skill, Lexemes lexemes) {
        var lines = PerLanguage.of(language -> lines(skill.getClass(), skill.id(), language));
        var own = PerLanguage.of(language ->
                lines.get(language).stream().takeWhile(it -> !it.equals(BORDER)).toList());
        var questions = PerLanguage.of(language -> neutral(lines.get(language), language, lexemes));
        return new Examples(
                questions,
                PerLanguage.of(language -> suggested(own.get(language))),
                stems(questions, lexemes),
                stems(PerLanguage.of(language -> neutral(own.get(language), language, lexemes)), lexemes));
    }

    private static Set<String> stems(PerLanguage<List<String>> questions, Lexemes lexemes) {
        var stems = new HashSet<String>();
        for (var language : Language.values()) {
            questions.get(language).forEach(it -> stems.addAll(lexemes.of(it, language)));
        }
        return Set.copyOf(stems);
    }

    /** Questions that are for no skill. */
    static List<String> ofNone(Language language, Lexemes lexemes) {
        return neutral(lines(Examples.class, QuestionModel.NONE, language), language, lexemes);
    }

    /** As questions are looked at: without the numbers that they name. */
    private static List<String> neutral(List<String> lines, Language language, Lexemes lexemes) {
        return lines.stream()
                .filter(it -> !it.equals(BORDER))
                .map(Examples::question)
                .map(it -> new Asked(it, it, language, lexemes, Set.of()).neutral())
                .toList();
    }

    private static List<String> lines(Class<?> beside, String of, Language language) {
        var name = "examples/%s_%s.txt".formatted(of, language.code());
        try (var file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String question(String line) {
        var suggested = SUGGESTED.matcher(line);
        return suggested.matches() ? suggested.group(2) : line;
    }

    private static List<Suggested> suggested(List<String> lines) {
        var found = new ArrayList<Suggested>();
        for (var line : lines) {
            var suggested = SUGGESTED.matcher(line);
            if (suggested.matches()) {
                found.add(new Suggested(suggested.group(1), suggested.group(2)));
            }
        }
        return found;
    }

    /**
     * A question to offer.
     *
     * @param where the kind of record that is open, or "any"
     */
    record Suggested(String where, String question) {}
}
