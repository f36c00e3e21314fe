package io.gemba.copilot.retrieval;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question as it was understood.
 *
 * @param asked as the asker wrote it
 * @param text complete in itself: what was asked, with the subject of the turn before where it was left out
 * @param language of the asker
 * @param terms what it asks for: content words and identifiers
 * @param revision what it says about revisions
 * @param english what it turns on in English, if it was asked in another language and enough of it is known; else empty
 */
public record Question(
        String asked,
        String text,
        Language language,
        QuestionType type,
        List<QueryTerm> terms,
        RevisionWish revision,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String english) {
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(?:everything|all (?:of|about|that|there)|whole|complete(?:ly)?|entire|in"
                    + " full|summar\\w+|overview|alles|gesamte[nrsm]?|ganze[nrsm]?|vollständige?[nrsm]?|komplette?[nrsm]?|überblick|zusammenfass\\w*|tout(?:e)?"
                    + " (?:ce|la|le)|tout sur|intégral\\w*|en entier|complète?(?:ment)?|résum\\w+|todo"
                    + " (?:lo|el|sobre)|toda la|completo|completa|entero|resum\\w+)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    public Question {
        terms = List.copyOf(terms);
    }

    /** What is searched for: all but what it says about revisions, unless it asks what changed between them. */
    public String sought() {
        return sought(type, text);
    }

    /** As {@link #sought()}, of a question that is being read. */
    static String sought(QuestionType type, String text) {
        return type == QuestionType.DIFFERENCE ? text : RevisionCues.without(text);
    }

    /**
     * What is searched for by meaning: the question as it was asked, and what it turns on in English. An embedding that
     * knows only English has nothing else to go by, and one that knows more loses nothing.
     */
    public List<String> wordings() {
        return english.isEmpty() ? List.of(sought()) : List.of(sought(), english);
    }

    /** True if it leaned on the turn before. */
    public boolean isFollowUp() {
        return !asked.equals(text);
    }

    /** What was asked, without the words by which it only goes on. */
    public String onward() {
        return FollowUp.withoutOpening(asked);
    }

    /** As if it had leaned on nothing. */
    public Question alone() {
        return new Question(asked, asked, language, type, terms, revision, english);
    }

    /** True of a term that is in what was asked, and not only in what it leans on. */
    boolean names(QueryTerm term) {
        return term.identifier()
                ? Identifiers.in(asked).contains(term.word())
                : asked.toLowerCase(Locale.ROOT).contains(term.word());
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

    /** True if it asks for more than a passage or two: a list, a whole procedure, all that a document says. */
    public boolean wantsMuch() {
        return type == QuestionType.PROCEDURE
                || type == QuestionType.LIST
                || WHOLE.matcher(asked).find();
    }

    /**
     * Which revisions a question is about.
     *
     * @param named those that it names, such as "C"
     * @param older true if it asks for what is no longer in force
     * @param year whose state it asks for
     */
    public record RevisionWish(
            @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> named,

            boolean older,
            @Nullable Integer year) {
        /** What is in force. */
        public static final RevisionWish CURRENT = new RevisionWish(List.of(), false, null);

        public RevisionWish {
            named = List.copyOf(named);
        }

        /** True if documents that are not in force may be looked at. */
        public boolean includesSuperseded() {
            return older || !named.isEmpty() || year != null;
        }

        /** True if this is one of the revisions that are named. */
        public boolean names(@Nullable String revision) {
            return named.stream().anyMatch(name -> name.equalsIgnoreCase(revision));
        }
    }
}
