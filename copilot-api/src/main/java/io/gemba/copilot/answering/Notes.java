package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader has to know about an answer, whoever composed it. */
final class Notes {
    private final Question question;
    private final Language language;
    /** The number of the citation that a note is about, by the note; zero if it is about the whole answer. */
    private final Map<String, Integer> notes = new LinkedHashMap<>();

    Notes(Question question) {
        this.question = question;
        this.language = question.language();
        if (question.isFollowUp()) {
            add(Phrase.UNDERSTOOD, question.text().replaceAll("[?¿.\\s]+$", ""));
        }
    }

    void add(Phrase phrase, Object... arguments) {
        notes.putIfAbsent(phrase.in(language, arguments), 0);
    }

    /** What is to be said of what is cited. */
    void about(List<Citation> citations) {
        missing(citations);
        for (var citation : citations) {
            if (citation.evidence() instanceof DocumentEvidence evidence) {
                standing(evidence.document()).ifPresent(note -> notes.putIfAbsent(note, citation.n()));
                if (evidence.isPoorlyRead()) {
                    add(Phrase.SCAN);
                }
            }
        }
    }

    /** What its reader has to know of a document that is not simply in force. */
    private Optional<String> standing(FoundDocument document) {
        var name = name(document);
        var successor = document.successor();
        return switch (document.standing()) {
            case SUPERSEDED ->
                Optional.of(
                        successor == null || successor.equals(document.revision())
                                ? Phrase.SUPERSEDED.in(language, name)
                                : Phrase.SUPERSEDED_BY.in(language, name, successor));
            case WITHDRAWN -> Optional.of(Phrase.WITHDRAWN.in(language, name));
            case COMING, CURRENT -> coming(document, name);
        };
    }

    private Optional<String> coming(FoundDocument document, String name) {
        var from = document.effectiveDate();
        if (document.draft()) {
            return Optional.of(Phrase.DRAFT.in(language, name));
        }
        return from != null && from.isAfter(LocalDate.now(ZoneId.systemDefault()))
                ? Optional.of(Phrase.COMING.in(
                        language,
                        name,
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(language.locale())
                                .format(from)))
                : Optional.empty();
    }

    /** Says so if the document that the question names is cited, and the revision that it names is not there. */
    private void missing(List<Citation> citations) {
        var wish = question.revision();
        var cited = citations.stream().flatMap(Notes::document).toList();
        if (!wish.named().isEmpty()
                && cited.stream().anyMatch(this::isAskedFor)
                && cited.stream().noneMatch(it -> wish.names(it.revision()))) {
            add(Phrase.REVISION_MISSING, String.join(", ", wish.named()));
        }
    }

    private static Stream<FoundDocument> document(Citation citation) {
        return citation.evidence() instanceof DocumentEvidence evidence
                ? Stream.of(evidence.document())
                : Stream.empty();
    }

    private boolean isAskedFor(FoundDocument document) {
        return document.number() != null && question.identifiers().contains(Identifiers.normal(document.number()));
    }

    private static String name(FoundDocument document) {
        var name = document.number() == null ? document.title() : document.number();
        return document.revision() == null ? name : name + " (" + document.revision() + ")";
    }

    List<Block> blocks() {
        return notes.entrySet().stream()
                .map(note -> (Block)
                        new Block.Note(note.getKey(), note.getValue() == 0 ? List.of() : List.of(note.getValue())))
                .toList();
    }
}
