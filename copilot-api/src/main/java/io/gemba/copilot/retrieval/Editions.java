package io.gemba.copilot.retrieval;

import io.gemba.copilot.retrieval.Question.RevisionWish;
import io.gemba.corpus.document.RevisionOrder;
import io.gemba.corpus.document.Standing;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.search.SearchRequest.OtherRevisions;
import io.gemba.corpus.text.Identifiers;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the revisions of a document those that a question is about. Of a document of which the asked revision
 * was found the others are left out, unless their difference is asked for; of any other document what is in force
 * stays.
 */
public final class Editions {
    private Editions() {}

    /** What has to be found besides what is in force. */
    public static OtherRevisions besides(RevisionWish wish) {
        var year = wish.year();
        return new OtherRevisions(wish.older(), wish.named(), year == null ? null : lastDay(year));
    }

    private static LocalDate lastDay(int year) {
        return LocalDate.of(year, Month.DECEMBER, 31);
    }

    /** Those of the chunks that the question is about. */
    public static List<FoundChunk> chosen(Question question, List<FoundChunk> chunks) {
        var wish = question.revision();
        if (!wish.includesSuperseded()) {
            return chunks;
        }
        var documents = chunks.stream().map(FoundChunk::document).collect(Collectors.toSet());
        Map<String, Set<FoundDocument>> byNumber = new LinkedHashMap<>();
        documents.forEach(
                it -> byNumber.computeIfAbsent(key(it), key -> new HashSet<>()).add(it));
        var asked = new HashSet<>(byNumber.keySet());
        asked.retainAll(question.identifiers());
        var kept = new HashSet<FoundDocument>();
        byNumber.forEach((key, revisions) ->
                kept.addAll(asked.isEmpty() || asked.contains(key) ? chosen(question, revisions) : inForce(revisions)));
        return chunks.stream().filter(it -> kept.contains(it.document())).toList();
    }

    private static Set<FoundDocument> chosen(Question question, Set<FoundDocument> revisions) {
        var wish = question.revision();
        if (question.type() == QuestionType.DIFFERENCE) {
            return revisions;
        }
        var named = revisions.stream().filter(it -> wish.names(it.revision())).collect(Collectors.toSet());
        if (!named.isEmpty()) {
            return named;
        }
        var year = wish.year();
        var wanted = year != null
                ? latest(revisions, lastDay(year))
                : wish.older() ? latest(superseded(revisions), null) : Optional.<FoundDocument>empty();
        return wanted.map(Set::of).orElseGet(() -> inForce(revisions));
    }

    private static Set<FoundDocument> inForce(Set<FoundDocument> revisions) {
        return revisions.stream()
                .filter(it -> it.standing() == Standing.CURRENT)
                .collect(Collectors.toSet());
    }

    private static Set<FoundDocument> superseded(Set<FoundDocument> revisions) {
        return revisions.stream().filter(FoundDocument::superseded).collect(Collectors.toSet());
    }

    /** The latest, of those that were in effect by a day if one is given. */
    private static Optional<FoundDocument> latest(Set<FoundDocument> revisions, @Nullable LocalDate by) {
        return revisions.stream()
                .filter(it -> by == null
                        || it.effectiveDate() != null && !it.effectiveDate().isAfter(by))
                .max(Editions::byAge);
    }

    private static int byAge(FoundDocument one, FoundDocument other) {
        return RevisionOrder.later(one.effectiveDate(), one.revision(), other.effectiveDate(), other.revision())
                .orElseGet(() -> one.changedAt().compareTo(other.changedAt()));
    }

    private static String key(FoundDocument document) {
        return document.number() == null ? document.id().value().toString() : Identifiers.normal(document.number());
    }
}
