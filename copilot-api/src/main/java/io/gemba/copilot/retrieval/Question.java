package io.gemba.copilot.retrieval;

import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question as it was understood.
 *
 * @param asked as the asker wrote it
 * @param text complete in itself: what was asked, with the subject of the turn before where it was left out
 * @param language of the asker
 * @param terms what it asks for: content words and identifiers
 * @param revision what it says about revisions
 */
public record Question(
        String asked, String text, Language language, QuestionType type, List<QueryTerm> terms, RevisionWish revision) {
    public Question {
        terms = List.copyOf(terms);
    }

    /** True if it leaned on the turn before. */
    public boolean isFollowUp() {
        return !asked.equals(text);
    }

    /** The identifiers that have to be met, without their index mark. */
    public Set<String> identifiers() {
        return terms.stream()
                .filter(QueryTerm::identifier)
                .map(QueryTerm::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A text without the identifiers and numbers that the question itself names.
     *
     * @param words the stems and identifiers of the text: what is not among them need not be looked for
     */
    public String withoutNamed(String text, Set<String> words) {
        var rest = terms.stream().anyMatch(it -> it.identifier() && words.contains(SearchText.IDENTIFIER + it.word()))
                ? Identifiers.without(text, identifiers())
                : text;
        for (var term : terms) {
            if (!term.identifier() && Character.isDigit(term.word().charAt(0)) && rest.contains(term.word())) {
                rest = rest.replaceAll("(?<![\\d.,])" + Pattern.quote(term.word()) + "(?![\\d.,])", " ");
            }
        }
        return rest;
    }

    /**
     * Which revisions a question is about.
     *
     * @param named the one it names, such as "C"
     * @param older true if it asks for what is no longer in force
     */
    public record RevisionWish(Optional<String> named, boolean older) {
        /** What is in force. */
        public static final RevisionWish CURRENT = new RevisionWish(Optional.empty(), false);

        /** True if revisions that are no longer in force may be looked at. */
        public boolean includesSuperseded() {
            return older || named.isPresent();
        }
    }
}
