package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.Figures;
import io.gemba.copilot.retrieval.Passages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final int FEWEST_WORDS = 3;
    private static final int LOOKED_AT = 60;
    private static final double NEWLY_MET = 0.4;
    private static final double SAME_DOCUMENT = 0.1;

    /** Quotes the answer from candidates, of which the first convinces. */
    Composition compose(Passages passages, List<Candidate> candidates, Phrase origin) {
        var lead = candidates.getFirst();
        var quoting = new Quoting();
        var blocks = new ArrayList<Block>();
        quote(lead, quoting, blocks);
        var conflict = conflicting(lead, candidates);
        conflict.forEach(candidate -> quote(candidate, quoting, blocks));
        if (conflict.isEmpty()) {
            support(passages, candidates).forEach(candidate -> quote(candidate, quoting, blocks));
        }
        var citations = quoting.citations();
        var notes = new Notes(passages.question());
        if (!conflict.isEmpty()) {
            notes.add(Phrase.CONFLICT);
        }
        notes.about(citations);
        notes.add(origin);
        blocks.addAll(notes.blocks());
        return Composition.extractive(blocks, citations);
    }

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
        var chosen = new ArrayList<Candidate>();
        while (chosen.size() < MOST_SUPPORT) {
            var next = best(candidates, lead, chosen, coverage, met);
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

    /** The candidate that is worth most beside what was chosen already, if it is worth quoting. */
    private static Optional<Candidate> best(
            List<Candidate> candidates, Candidate lead, List<Candidate> chosen, Coverage coverage, Met met) {
        var covered = coverage.of(met);
        ToDoubleFunction<Candidate> worth =
                it -> worth(it, lead) + NEWLY_MET * (coverage.of(met.or(it.met())) - covered);
        return candidates.stream()
                .skip(1)
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

    /** What another document in force says on the same thing with other figures. */
    private static List<Candidate> conflicting(Candidate lead, List<Candidate> candidates) {
        if (lead.isGroup() || !Figures.occurIn(lead.pieces().getFirst().text())) {
            return List.of();
        }
        return candidates.stream()
                .skip(1)
                .filter(other -> !other.isGroup() && contradict(lead, other))
                .limit(1)
                .toList();
    }

    private static boolean contradict(Candidate lead, Candidate other) {
        var a = lead.chunk().document();
        var b = other.chunk().document();
        if (a.id().equals(b.id()) || a.superseded() || b.superseded()) {
            return false;
        }
        return other.score() > lead.score() - NEAR_THE_LEAD
                && sayTheSame(withoutNumbers(lead.words()), withoutNumbers(other.words()))
                && differ(
                        lead.pieces().getFirst().text(),
                        other.pieces().getFirst().text());
    }

    private static boolean sayTheSame(Set<String> a, Set<String> b) {
        return Math.min(a.size(), b.size()) >= FEWEST_WORDS && overlap(a, b) >= 0.75;
    }

    private static boolean differ(String lead, String other) {
        return Figures.occurIn(other)
                && !Figures.unsupported(lead, List.of(other)).isEmpty();
    }

    private static Set<String> withoutNumbers(Set<String> words) {
        var rest = new HashSet<>(words);
        rest.removeIf(word -> word.chars().anyMatch(Character::isDigit));
        return rest;
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
