package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.Sanitised;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.search.QueryTerm;
import io.gemba.corpus.search.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says that there is no answer, what was looked for, and what comes closest. What is hidden reads the same as what is
 * not there.
 */
final class Abstention {
    /** The reason code of an answer that was not found. */
    static final String NO_EVIDENCE = "no-evidence";

    /** The reason code of small talk. */
    static final String SMALL_TALK = "small-talk";

    private static final int NEAREST = 3;

    private Abstention() {}

    static Answer noEvidence(Passages passages) {
        var question = passages.question();
        var language = question.language();
        var statements = new ArrayList<Statement>();
        statements.add(new Statement(Phrase.ABSTAIN.in(language), List.of()));
        var searched = searched(question);
        if (!searched.isEmpty()) {
            statements.add(new Statement(Phrase.ABSTAIN_SEARCHED.in(language, searched), List.of()));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(statements));
        var nearest = nearest(passages);
        if (!nearest.isEmpty()) {
            blocks.add(new Block.Paragraph(List.of(new Statement(Phrase.ABSTAIN_NEAREST.in(language), List.of()))));
            blocks.add(new Block.Steps(false, nearest));
        }
        blocks.addAll(new Notes(question).blocks());
        return new Answer.Abstained(Composition.extractive(blocks, List.of()), NO_EVIDENCE);
    }

    static Answer smallTalk(Question question) {
        var reply = new Statement(Phrase.CHAT.in(question.language()), List.of());
        return new Answer.Abstained(
                Composition.extractive(List.of(new Block.Paragraph(List.of(reply))), List.of()), SMALL_TALK);
    }

    private static String searched(Question question) {
        return question.terms().stream()
                .filter(term -> term.identifier() || !term.lexemes().getFirst().startsWith(SearchText.IDENTIFIER))
                .map(QueryTerm::word)
                .distinct()
                .limit(12)
                .collect(Collectors.joining(", "));
    }

    private static List<Statement> nearest(Passages passages) {
        return passages.chunks().stream()
                .map(chunk -> title(chunk.document()))
                .distinct()
                .limit(NEAREST)
                .map(title -> new Statement(title, List.of()))
                .toList();
    }

    /** A document as it is called beside others. */
    static String title(FoundDocument document) {
        var title = Sanitised.text(document.title());
        return document.revision() == null ? title : title + " · " + document.revision();
    }
}
