package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader has to know about an answer, whoever composed it. */
final class Notes {
    private final Language language;
    /** The number of the citation that a note is about, by the note; zero if it is about the whole answer. */
    private final Map<String, Integer> notes = new LinkedHashMap<>();

    Notes(Question question) {
        this.language = question.language();
        if (question.isFollowUp()) {
            add(Phrase.UNDERSTOOD, question.text());
        }
    }

    void add(Phrase phrase, Object... arguments) {
        notes.putIfAbsent(phrase.in(language, arguments), 0);
    }

    /** What is to be said of what is cited. */
    void about(List<Citation> citations) {
        for (var citation : citations) {
            var evidence = citation.evidence();
            if (evidence.document().superseded()) {
                notes.putIfAbsent(Phrase.SUPERSEDED.in(language, name(evidence.document())), citation.n());
            }
            if (evidence.isPoorlyRead()) {
                add(Phrase.SCAN);
            }
        }
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
