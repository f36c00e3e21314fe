package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.copilot.skill.Report.Subject;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.text.Identifiers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds documents that concern what records are about: those that name its number, its product, machine or supplier.
 */
final class RelatedDocuments {
    private static final int MOST = 3;
    private static final int LONGEST_SEARCH = 300;
    private static final int SHORTEST_NAME = 5;
    private static final int SHORTEST_NUMBER = 4;

    private final QuestionReader reader;
    private final Retrieval retrieval;
    private final Candidates candidates;

    RelatedDocuments(QuestionReader reader, Retrieval retrieval, Candidates candidates) {
        this.reader = reader;
        this.retrieval = retrieval;
        this.candidates = candidates;
    }

    /** One quote of each document, procedures before others. */
    List<DocumentEvidence> of(AccessScope scope, VisibleRecords visible, Question question, Subject subject) {
        var sought = Stream.concat(subject.numbers().stream(), subject.words().stream())
                .distinct()
                .collect(Collectors.joining(" "));
        if (sought.isBlank()) {
            return List.of();
        }
        var text = sought.substring(0, Math.min(sought.length(), LONGEST_SEARCH));
        var passages = retrieval.passagesFor(scope, visible, reader.read(text, question.language(), Optional.empty()));
        var found = candidates.of(passages);
        var seen = new HashSet<DocumentId>();
        return found.stream()
                .filter(it -> concerns(it.chunk(), subject))
                .filter(it -> seen.add(it.chunk().document().id()))
                .limit(MOST * 2L)
                .sorted(Comparator.comparing(it -> rank(it.chunk().document())))
                .limit(MOST)
                .map(it -> DocumentEvidence.of(it.chunk(), it.pieces().subList(0, 1))
                        .getFirst())
                .toList();
    }

    private static int rank(FoundDocument document) {
        return document.kind() == DocumentKind.SOP ? 0 : document.kind() == DocumentKind.MANUAL ? 1 : 2;
    }

    private static boolean concerns(FoundChunk chunk, Subject subject) {
        var text = text(chunk);
        var named = identifiers(chunk, text);
        return Stream.concat(subject.numbers().stream(), subject.words().stream())
                        .flatMap(it -> Identifiers.indexed(it).stream())
                        .filter(it -> it.length() >= SHORTEST_NUMBER)
                        .anyMatch(named::contains)
                || subject.words().stream().anyMatch(it -> names(text, it));
    }

    private static String text(FoundChunk chunk) {
        return Stream.concat(
                        Stream.of(chunk.document().title(), chunk.document().fileName()),
                        Stream.concat(
                                chunk.content().heading().stream(),
                                chunk.content().pieces().stream().map(it -> it.text())))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> identifiers(FoundChunk chunk, String text) {
        var named = new HashSet<>(Identifiers.indexed(text.toUpperCase(Locale.ROOT)));
        named.addAll(chunk.document().subject());
        return named;
    }

    /**
     * True if a text holds the whole name, or its first word where that can only be a name: what is numbered or has a
     * measure, as stations and products do, begins with a word for many.
     */
    private static boolean names(String text, String name) {
        var whole = name.toLowerCase(Locale.ROOT).strip();
        if (whole.length() >= SHORTEST_NAME && text.contains(whole)) {
            return true;
        }
        if (whole.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        var first = whole.split("[\\s,]", 2)[0];
        return first.length() >= SHORTEST_NAME && first.length() < whole.length() && text.contains(first);
    }
}
