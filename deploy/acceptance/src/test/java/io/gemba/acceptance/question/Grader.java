package io.gemba.acceptance.question;

import io.gemba.acceptance.access.AccessRules;
import io.gemba.acceptance.access.Leaks;
import io.gemba.acceptance.running.Answer;
import io.gemba.acceptance.running.Event;
import io.gemba.acceptance.running.Gemba;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says what is wrong with the answer to a graded question. */
final class Grader {
    private static final Map<String, Set<String>> ADDRESS =
            Map.of("en", Set.of("your", "you"), "de", Set.of("ihren", "sie"), "fr", Set.of("vos", "vous"));

    private final AccessRules rules;
    private final Leaks leaks;

    Grader(Gemba gemba) {
        this.rules = AccessRules.of(gemba.home());
        this.leaks = new Leaks(gemba);
    }

    /** What is wrong with an answer that was given as a whole; nothing if it is right. */
    List<String> faults(GradedQuestion question, Answer answer) {
        var faults = new ArrayList<String>();
        if (!answer.outcome().equals(question.expect())) {
            faults.add("is " + answer.outcome() + " instead of " + question.expect());
        }
        if (question.isAnswerable() && answer.citations().stream().noneMatch(it -> isRelevant(question, it))) {
            faults.add("cites none of " + question.relevant());
        }
        var text = plain(answer.text());
        question.mustContain().stream()
                .filter(it -> !text.contains(plain(it)))
                .forEach(it -> faults.add("lacks '" + it + "'"));
        question.mustNotContain().stream()
                .filter(it -> text.contains(plain(it)))
                .forEach(it -> faults.add("says '" + it + "'"));
        if (answer.citations().stream().anyMatch(Answer.Citation::superseded)
                && !question.ask().matches("(?i).*\\brevision [A-Z0-9].*")) {
            faults.add("cites a superseded revision that was not asked for");
        }
        if (!isIn(question.language(), answer.note().isEmpty() ? answer.text() : answer.note())) {
            faults.add("is not in " + question.language());
        }
        return faults;
    }

    /** What an answer, the events it came with, or a search for the same show of what is hidden. */
    List<String> leaks(GradedQuestion question, Answer answer, List<Event> events) {
        var all = new ArrayList<>(leaks.in(question.as(), question.ask(), answer, events));
        all.addAll(leaks.inSearch(question.as(), question.ask()));
        return all;
    }

    /** Which of the documents that the question names as hidden the asker may read after all. */
    List<String> notHidden(GradedQuestion question) {
        return question.mustNotSee().stream()
                .filter(path -> rules.mayRead(question.as(), path))
                .toList();
    }

    private boolean isRelevant(GradedQuestion question, Answer.Citation citation) {
        var path = leaks.path(citation.document());
        return question.relevant().stream().anyMatch(it -> it.isPage(path, citation.page()));
    }

    private static boolean isIn(String language, String text) {
        var words = Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
        return ADDRESS.getOrDefault(language, Set.of()).stream().anyMatch(words::contains);
    }

    /** White space and the separators of numbers do not count. */
    static String plain(String text) {
        return text.replaceAll("[\\s\u00a0\u202f]+", " ")
                .replaceAll("(?<=\\d)[,. ](?=\\d{3}\\b)", "")
                .replaceAll("(?<=\\d),(?=\\d)", ".");
    }
}
