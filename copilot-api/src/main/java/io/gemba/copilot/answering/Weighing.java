package io.gemba.copilot.answering;

import io.gemba.copilot.answering.Candidate.Features;
import io.gemba.copilot.answering.Coverage.Layer;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.corpus.search.FoundChunk;
import java.util.HashSet;
import java.util.Set;

/** Weighs candidates for one question. */
final class Weighing {
    private static final double ABOVE = 0.85;
    private static final double BESIDE = 0.6;
    private static final double SHORT_DOCUMENT = 0.5;
    private static final double LONG_DOCUMENT = 0.15;
    private static final int SHORT = 6;

    private final Passages passages;
    private final Coverage coverage;
    private final double best;

    Weighing(Passages passages) {
        this.passages = passages;
        this.coverage = new Coverage(passages.terms());
        this.best =
                passages.chunks().isEmpty() ? 1 : passages.chunks().getFirst().score();
    }

    Candidate candidate(FoundChunk chunk, int from, int to, Surroundings around, double type) {
        var read = around.chunk();
        var words = words(read, from, to);
        var document = new Layer(around.document(), chunk.document().pages() <= SHORT ? SHORT_DOCUMENT : LONG_DOCUMENT);
        var itself = new Layer(words, 1);
        var above = new Layer(read.context(), ABOVE);
        var features = new Features(
                similarity(chunk, from, to),
                coverage.of(itself),
                coverage.of(new Layer(read.heading(), 1)),
                coverage.of(itself, above, new Layer(read.all(), BESIDE), document),
                coverage.identifiers(itself, above),
                type,
                chunk.score() / best,
                chunk.document().trust().rank() / 2.0);
        return new Candidate(chunk, from, to, words, features, features.score());
    }

    private double similarity(FoundChunk chunk, int from, int to) {
        var similarity = to - from > 1 ? (float) chunk.cosine() : 0f;
        for (int i = from; i < to; i++) {
            similarity = Math.max(similarity, chunk.vectors().cosine(i, passages.vector()));
        }
        return similarity;
    }

    private static Set<String> words(ReadChunk read, int from, int to) {
        if (to - from == 1) {
            return read.pieces().get(from);
        }
        var words = new HashSet<String>();
        read.pieces().subList(from, to).forEach(words::addAll);
        return words;
    }
}
