package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Degradation;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.skill.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was composed, whatever its outcome.
 *
 * @param citations in the order of their numbers; every one is cited by a block
 * @param unsupported statements that were withheld, because their figures are not in the evidence they cite
 * @param writtenBy the model that wrote it, and the hash of the prompt it was asked with
 * @param degraded stable codes of what was left out, because something did not answer in time
 * @param taken what the question was taken for, if records answer it
 */
public record Composition(
        Mode mode,
        List<Block> blocks,
        List<Citation> citations,
        List<String> unsupported,
        Optional<WrittenBy> writtenBy,
        Usage usage,
        List<String> degraded,
        Optional<Taken> taken) {
    public Composition {
        degraded = List.copyOf(degraded);
        blocks = List.copyOf(blocks);
        citations = List.copyOf(citations);
        unsupported = List.copyOf(unsupported);
    }

    /** Quoted from documents, or said from a template. */
    public static Composition extractive(List<Block> blocks, List<Citation> citations) {
        return new Composition(
                Mode.EXTRACTIVE,
                blocks,
                citations,
                List.of(),
                Optional.empty(),
                Usage.NONE,
                List.of(),
                Optional.empty());
    }

    /** The same with statements that were withheld on the way to it. */
    public Composition withholding(List<String> withheld) {
        return withheld.isEmpty()
                ? this
                : new Composition(mode, blocks, citations, withheld, writtenBy, usage, degraded, taken);
    }

    /** The same with what documents say differently about it, cited behind what is cited. */
    Composition with(Disagreement disagreement) {
        if (disagreement.isEmpty()) {
            return this;
        }
        var cited = new CitationList(citations);
        var block = disagreement.block(cited);
        var all = Stream.concat(blocks.stream(), Stream.of(block)).toList();
        return new Composition(mode, all, cited.all(), unsupported, writtenBy, usage, degraded, taken);
    }

    /** The same with further blocks behind. */
    public Composition with(List<Block> more) {
        return new Composition(
                mode,
                Stream.concat(blocks.stream(), more.stream()).toList(),
                citations,
                unsupported,
                writtenBy,
                usage,
                degraded,
                taken);
    }

    /** The same, saying what was left out in finding what it rests on, and to the reader what matters to them. */
    Composition degraded(Passages passages) {
        var codes = passages.degraded().stream().map(Degradation::code).toList();
        var language = passages.question().language();
        var notes = new ArrayList<Block>();
        if (passages.byWordsAlone()) {
            notes.add(new Block.Note(Phrase.WORDS_ALONE.in(language), List.of()));
        }
        if (passages.withoutRecords()) {
            notes.add(new Block.Note(Phrase.DOCUMENTS_OF_RECORDS_AWAY.in(language), List.of()));
        }
        var said = notes.isEmpty() ? this : with(notes);
        return new Composition(said.mode, said.blocks, citations, unsupported, writtenBy, usage, codes, taken);
    }

    /** The same with a code of what was left out. */
    Composition lacking(String code) {
        var codes = Stream.concat(degraded.stream(), Stream.of(code)).distinct().toList();
        return new Composition(mode, blocks, citations, unsupported, writtenBy, usage, codes, taken);
    }

    /** The same, with what the question was taken for. */
    Composition of(Taken taken) {
        return new Composition(mode, blocks, citations, unsupported, writtenBy, usage, degraded, Optional.of(taken));
    }

    /** The same with further blocks behind, and all that these cite. */
    Composition with(List<Block> more, List<Citation> cited) {
        return new Composition(
                mode,
                Stream.concat(blocks.stream(), more.stream()).toList(),
                cited,
                unsupported,
                writtenBy,
                usage,
                degraded,
                taken);
    }

    /** Who wrote an answer. */
    public record WrittenBy(String model, String promptHash) {}
}
