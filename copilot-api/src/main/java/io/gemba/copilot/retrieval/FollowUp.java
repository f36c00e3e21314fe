package io.gemba.copilot.retrieval;

import io.gemba.corpus.search.QueryTerm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Completes a question that leans on the one before it, such as "and for M10?": its own words come first, and the
 * subject of the earlier question is taken along, without the identifiers and numbers that the new one replaces.
 */
final class FollowUp {
    private static final Pattern OPENING = Pattern.compile(
            "^(?:and|what about|how about|or|und|und was|wie ist es|oder|et|et pour|y|y para)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POINTING = Pattern.compile(
            "\\b(?:it|that|this|they|them|those|there|same|dort|dabei|dafür|davon|dieser|dieses|diese|das gleiche|cela|ça|celui-ci|celle-ci|eso|esto)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int FEW_TERMS = 2;

    private FollowUp() {}

    static boolean leansOn(Question question) {
        var opens = OPENING.matcher(question.asked().strip()).find();
        var few = question.terms().size() <= FEW_TERMS;
        return opens && question.terms().size() <= 2 * FEW_TERMS
                || few && POINTING.matcher(question.asked()).find()
                || question.terms().size() <= 1
                        && question.asked().length() < 30
                        && question.type() == QuestionType.OTHER;
    }

    static Question completed(Question question, Question earlier) {
        var terms = new LinkedHashMap<String, QueryTerm>();
        question.terms().forEach(term -> terms.put(term.word(), term));
        var replaces = question.terms().stream().anyMatch(FollowUp::isSpecific);
        earlier.terms().stream()
                .filter(term -> !replaces || !isSpecific(term))
                .forEach(term -> terms.putIfAbsent(term.word(), term));
        var subject =
                String.join(" ", earlier.terms().stream().map(QueryTerm::word).toList());
        return new Question(
                question.asked(),
                subject + " " + question.asked(),
                question.language(),
                question.type() == QuestionType.OTHER ? earlier.type() : question.type(),
                List.copyOf(terms.values()),
                question.revision());
    }

    private static boolean isSpecific(QueryTerm term) {
        return term.identifier() || term.word().chars().anyMatch(Character::isDigit);
    }
}
