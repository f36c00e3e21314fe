package io.gemba.copilot.answering;

import io.gemba.copilot.answering.Candidate.Features;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.text.Identifiers;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Weighs candidates for one question. */
final class Weighing {
    private static final double ABOVE = 0.85;
    private static final double BESIDE = 0.6;
    private static final double SHORT_DOCUMENT = 0.5;
    private static final double LONG_DOCUMENT = 0.15;
    private static final int SHORT = 6;
    private static final double WRONG_ROW = 0.1;
    private static final double EMPTY_CELL = 0.3;
    private static final Pattern EMPTY = Pattern.compile("\\s*(?:[-–—/]|n/?a|\\.{1,3})?\\s*", Pattern.CASE_INSENSITIVE);

    private final Passages passages;
    private final Coverage coverage;
    private final Set<Quantity> quantities;
    private final double best;

    Weighing(Passages passages) {
        this.passages = passages;
        this.coverage = new Coverage(passages.terms());
        this.quantities = Quantity.askedIn(passages.question().text());
        this.best =
                passages.chunks().isEmpty() ? 1 : passages.chunks().getFirst().score();
    }

    /**
     * What stands around the candidates of a chunk.
     *
     * @param document the words of all passages that were found in its document
     */
    Surroundings surroundings(FoundChunk chunk, ReadChunk read, Set<String> document) {
        var above = coverage.in(read.context());
        var far = chunk.document().pages() <= SHORT ? SHORT_DOCUMENT : LONG_DOCUMENT;
        var around = above.times(ABOVE)
                .or(coverage.in(read.all()).times(BESIDE))
                .or(coverage.in(document).times(far));
        return new Surroundings(read, above, around);
    }

    Candidate candidate(FoundChunk chunk, int from, int to, Surroundings surroundings, double type) {
        var read = surroundings.chunk();
        var words = words(read.pieces(), from, to);
        var met = coverage.in(words);
        var cells = words(read.cells(), from, to);
        var features = new Features(
                similarity(chunk, from, to),
                coverage.of(met.or(surroundings.around())),
                // Most pieces have no header, and their cells are their words.
                coverage.of(cells == words ? met : coverage.in(cells)),
                coverage.numbers(met.or(surroundings.above())),
                type,
                unit(read.quantities().subList(from, to)),
                chunk.score() / best,
                chunk.document().trust().rank() / 2.0);
        var onlyHeaderMeets =
                features.own() == 0 && chunk.content().pieces().get(from).kind() == Piece.Kind.ROW;
        var score = features.score() - (onlyHeaderMeets ? WRONG_ROW : 0) - (saysNothing(chunk, from) ? EMPTY_CELL : 0);
        return new Candidate(chunk, from, to, words, met, surroundings.above(), features, score);
    }

    /** True of a row that has nothing in the column that the question names. */
    private boolean saysNothing(FoundChunk chunk, int index) {
        var piece = chunk.content().pieces().get(index);
        var asked = passages.question().identifiers();
        for (int i = 0; i < Math.min(piece.columns().size(), piece.cells().size()); i++) {
            if (EMPTY.matcher(piece.cells().get(i)).matches()
                    && !Collections.disjoint(Identifiers.in(piece.columns().get(i)), asked)) {
                return true;
            }
        }
        return false;
    }

    private double unit(List<Set<Quantity>> held) {
        if (quantities.isEmpty()) {
            return 0.5;
        }
        return held.stream().anyMatch(kinds -> !Collections.disjoint(kinds, quantities)) ? 1 : 0;
    }

    private double similarity(FoundChunk chunk, int from, int to) {
        var similarity = to - from > 1 ? (float) chunk.cosine() : 0f;
        for (int i = from; i < to; i++) {
            similarity = Math.max(similarity, passages.nearness(chunk.vectors(), i));
        }
        return similarity;
    }

    private static Set<String> words(List<Set<String>> pieces, int from, int to) {
        if (to - from == 1) {
            return pieces.get(from);
        }
        var words = new HashSet<String>();
        pieces.subList(from, to).forEach(words::addAll);
        return words;
    }
}
