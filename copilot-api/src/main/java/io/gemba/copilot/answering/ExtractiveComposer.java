package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Passages;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Answers by quoting: the piece that answers best first, then at most a few that add something. What is quoted is never
 * changed, so nothing can be wrong that is not wrong on the page.
 */
final class ExtractiveComposer {
    private static final int MOST_SUPPORT = 4;
    private static final double NEAR_THE_LEAD = 0.35;
    private static final double SAME_THING = 0.6;
    private static final int LOOKED_AT = 60;
    private static final double NEWLY_MET = 0.4;
    private static final double SAME_DOCUMENT = 0.1;

    /**
     * Quotes the answer from candidates, of which the first convinces.
     *
     * @param disagreement what documents say differently about it
     */
    Composition compose(Passages passages, List<Candidate> candidates, Disagreement disagreement, Phrase origin) {
        var lead = candidates.getFirst();
        var quoting = new Quoting();
        var blocks = new ArrayList<Block>();
        if (disagreement.isEmpty()) {
            quote(lead, quoting, blocks);
            continuation(lead, passages).forEach(it -> add(quoting.block(it.chunk(), it.pieces()), blocks));
            support(passages, candidates).forEach(candidate -> quote(candidate, quoting, blocks));
        } else {
            blocks.add(quoting.block(disagreement));
        }
        var citations = quoting.citations();
        var notes = new Notes(passages.question());
        if (!disagreement.isEmpty()) {
            notes.add(Phrase.CONFLICT);
        }
        notes.about(citations);
        notes.add(origin);
        blocks.addAll(notes.blocks());
        return Composition.extractive(blocks, citations);
    }

    /** What goes on in the next chunk of the section, of a list or table that is quoted whole to the end of its own. */
    private static List<Continuation> continuation(Candidate lead, Passages passages) {
        var pieces = lead.chunk().content().pieces();
        if (!lead.isGroup() || lead.to() < pieces.size()) {
            return List.of();
        }
        var kind = pieces.getLast().kind();
        return passages.chunks().stream()
                .filter(it -> ContextChunks.areNeighbours(lead.chunk(), it)
                        && it.content().ordinal() > lead.chunk().content().ordinal())
                .filter(it -> it.content().pieces().getFirst().kind() == kind)
                .map(it -> new Continuation(it, opening(it)))
                .toList();
    }

    private static List<Piece> opening(FoundChunk chunk) {
        var pieces = chunk.content().pieces();
        return pieces.subList(0, Candidates.groupEnd(pieces, 0));
    }

    private record Continuation(FoundChunk chunk, List<Piece> pieces) {}

    private static void quote(Candidate candidate, Quoting quoting, List<Block> blocks) {
        for (var pieces : Surrounding.of(candidate)) {
            add(quoting.block(candidate.chunk(), pieces), blocks);
        }
    }

    /** Rows of one table stay together. */
    private static void add(Block block, List<Block> blocks) {
        if (!blocks.isEmpty()
                && blocks.getLast() instanceof Block.Table last
                && block instanceof Block.Table next
                && !last.columns().isEmpty()
                && last.columns().equals(next.columns())) {
            var rows = new ArrayList<>(last.rows());
            rows.addAll(next.rows());
            blocks.removeLast();
            blocks.add(new Block.Table(last.columns(), rows));
        } else {
            blocks.add(block);
        }
    }

    /** What adds something to the lead, in the order of the documents. */
    private static List<Candidate> support(Passages passages, List<Candidate> candidates) {
        var lead = candidates.getFirst();
        var coverage = new Coverage(passages.terms());
        var met = lead.met().or(lead.above());
        var wantsMuch = passages.question().wantsMuch();
        var chosen = new ArrayList<Candidate>();
        while (chosen.size() < MOST_SUPPORT) {
            var next = best(candidates, it -> isWithin(wantsMuch, it, lead, chosen), lead, chosen, coverage, met);
            if (next.isEmpty()) {
                break;
            }
            chosen.add(next.get());
            met = met.or(next.get().met());
        }
        chosen.sort(Comparator.comparing((Candidate it) -> !it.chunk()
                        .document()
                        .id()
                        .equals(lead.chunk().document().id()))
                .thenComparing(it -> it.chunk().document().title())
                .thenComparing(it -> it.chunk().content().ordinal())
                .thenComparing(Candidate::from));
        return chosen;
    }

    /**
     * True if no more chunks of its document are drawn from than may be; the document that leads may say all it has.
     */
    private static boolean isWithin(boolean wantsMuch, Candidate candidate, Candidate lead, List<Candidate> chosen) {
        var document = candidate.chunk().document().id();
        return document.equals(lead.chunk().document().id())
                || Stream.concat(Stream.of(candidate), chosen.stream())
                                .map(Candidate::chunk)
                                .filter(chunk -> chunk.document().id().equals(document))
                                .map(FoundChunk::id)
                                .distinct()
                                .count()
                        <= ContextChunks.perDocument(
                                wantsMuch, candidate.chunk().document());
    }

    /** The candidate that is worth most beside what was chosen already, if it is worth quoting. */
    private static Optional<Candidate> best(
            List<Candidate> candidates,
            Predicate<Candidate> within,
            Candidate lead,
            List<Candidate> chosen,
            Coverage coverage,
            Met met) {
        var covered = coverage.of(met);
        ToDoubleFunction<Candidate> worth =
                it -> worth(it, lead) + NEWLY_MET * (coverage.of(met.or(it.met())) - covered);
        return candidates.stream()
                .filter(it -> it != lead)
                .filter(within)
                .limit(LOOKED_AT)
                .filter(it -> worth.applyAsDouble(it) >= lead.score() - NEAR_THE_LEAD)
                .sorted(Comparator.comparingDouble(worth).reversed())
                .filter(it -> adds(it, lead, chosen) && !isQuoted(it, lead, chosen))
                .findFirst();
    }

    /** True if what stands around the lead or around a chosen candidate holds this one already. */
    private static boolean isQuoted(Candidate candidate, Candidate lead, List<Candidate> chosen) {
        return Stream.concat(Stream.of(lead), chosen.stream())
                .filter(other -> other.chunk().id().equals(candidate.chunk().id()))
                .flatMap(other -> Surrounding.of(other).stream())
                .anyMatch(part -> part.containsAll(candidate.pieces()));
    }

    private static boolean adds(Candidate candidate, Candidate lead, List<Candidate> chosen) {
        return !candidate.overlaps(lead)
                && overlap(candidate.words(), lead.words()) < SAME_THING
                && chosen.stream()
                        .noneMatch(other ->
                                candidate.overlaps(other) || overlap(candidate.words(), other.words()) >= SAME_THING);
    }

    /** A candidate is worth a little more if it stands in the document that answers. */
    private static double worth(Candidate candidate, Candidate lead) {
        var same =
                candidate.chunk().document().id().equals(lead.chunk().document().id());
        return candidate.score() + (same ? SAME_DOCUMENT : 0);
    }

    /** The share of the smaller set that the two have in common. */
    private static double overlap(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        var common = a.stream().filter(b::contains).count();
        return common / (double) Math.min(a.size(), b.size());
    }
}
