package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.Evidence;
import io.gemba.copilot.grounding.NumberedEvidence;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.SentenceBuffer.Sentence;
import io.gemba.copilot.grounding.SentenceCheck;
import io.gemba.copilot.grounding.SentenceCheck.Verdict;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** An answer while a model writes it: every sentence is checked before it becomes part of it. */
final class ModelDraft {
    private final NumberedEvidence evidence;
    private final Lexemes lexemes;
    private final CitationList citations = new CitationList();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Statement> paragraph = new ArrayList<>();
    private final List<Statement> items = new ArrayList<>();
    private final List<String> unsupported = new ArrayList<>();
    private boolean ordered;
    private boolean sawLead;
    private boolean leadFailed;

    ModelDraft(NumberedEvidence evidence, Lexemes lexemes) {
        this.evidence = evidence;
        this.lexemes = lexemes;
    }

    /** Takes a sentence in; what may be sent of it, empty if it is withheld. */
    Optional<Statement> add(Sentence sentence) {
        return switch (SentenceCheck.check(sentence.text(), evidence)) {
            case Verdict.Supported supported -> {
                sawLead = true;
                yield Optional.of(keep(sentence, supported));
            }
            case Verdict.Unsupported failed -> {
                leadFailed |= !sawLead;
                unsupported.add(failed.text());
                yield Optional.empty();
            }
            case Verdict.Nothing nothing -> Optional.empty();
        };
    }

    private Statement keep(Sentence sentence, Verdict.Supported supported) {
        var numbers = supported.citations().stream()
                .flatMap(n -> evidence.of(n).stream())
                .map(it -> citations.cite(narrowed(it, supported.text())))
                .distinct()
                .toList();
        var text = sentence.label().isEmpty()
                        || !Character.isDigit(sentence.label().charAt(0))
                ? supported.text()
                : sentence.label() + " " + supported.text();
        var statement = new Statement(text, numbers);
        if (sentence.inList()) {
            endParagraph();
            ordered |= !sentence.label().isEmpty()
                    && Character.isDigit(sentence.label().charAt(0));
            if (sentence.label().isEmpty() && !items.isEmpty()) {
                items.add(joined(items.removeLast(), statement));
            } else {
                items.add(statement);
            }
        } else {
            endList();
            paragraph.add(statement);
        }
        return statement;
    }

    private static Statement joined(Statement a, Statement b) {
        var numbers = new ArrayList<>(a.citations());
        b.citations().stream().filter(n -> !numbers.contains(n)).forEach(numbers::add);
        return new Statement(a.text() + " " + b.text(), numbers);
    }

    /** The pieces of some evidence that share the most words with a sentence, so that the reader is shown those. */
    private Evidence narrowed(Evidence whole, String sentence) {
        return switch (whole) {
            case DocumentEvidence document -> narrowed(document, sentence);
            case RecordEvidence values -> values;
        };
    }

    private DocumentEvidence narrowed(DocumentEvidence whole, String sentence) {
        var said = new HashSet<>(lexemes.of(sentence, whole.language()));
        var best = 0L;
        for (var piece : whole.pieces()) {
            best = Math.max(best, shared(said, piece.text(), whole));
        }
        if (best == 0) {
            return whole;
        }
        var least = best;
        var pieces = whole.pieces().stream()
                .filter(piece -> shared(said, piece.text(), whole) * 2 >= least)
                .toList();
        return new DocumentEvidence(
                whole.chunk(), whole.document(), whole.page(), pieces, whole.heading(), whole.language());
    }

    private long shared(HashSet<String> said, String text, DocumentEvidence whole) {
        return lexemes.of(text, whole.language()).stream()
                .distinct()
                .filter(said::contains)
                .count();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(new Block.Paragraph(paragraph));
            paragraph.clear();
        }
    }

    private void endList() {
        if (!items.isEmpty()) {
            blocks.add(new Block.Steps(ordered, items));
            items.clear();
            ordered = false;
        }
    }

    List<Block> blocks() {
        endParagraph();
        endList();
        return List.copyOf(blocks);
    }

    List<Citation> citations() {
        return citations.all();
    }

    List<String> unsupported() {
        return List.copyOf(unsupported);
    }

    /** True if the first sentence that states something had to be withheld. */
    boolean leadFailed() {
        return leadFailed;
    }

    /** True if anything was said. */
    boolean saysSomething() {
        return sawLead;
    }
}
