package io.gemba.copilot.answering;

import io.gemba.copilot.grounding.Evidence;
import io.gemba.copilot.grounding.Figures;
import io.gemba.copilot.retrieval.Passages;
import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.search.FoundDocument;
import io.gemba.corpus.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers by quoting: the piece that answers best first, then at most a few that add something. What is quoted is never
 * changed, so nothing can be wrong that is not wrong on the page.
 */
final class ExtractiveComposer {
    private static final int MOST_SUPPORT = 3;
    private static final double NEAR_THE_LEAD = 0.35;
    private static final double SAME_THING = 0.6;
    private static final float POORLY_READ = 0.8f;

    /** Quotes the answer from candidates, of which the first convinces. */
    Composition compose(Passages passages, List<Candidate> candidates, Phrase origin) {
        var question = passages.question();
        var lead = candidates.getFirst();
        var quoting = new Quoting();
        var blocks = new ArrayList<Block>();
        quote(lead, quoting, blocks);
        var conflict = conflicting(lead, candidates);
        conflict.forEach(candidate -> quote(candidate, quoting, blocks));
        if (conflict.isEmpty()) {
            support(lead, candidates).forEach(candidate -> quote(candidate, quoting, blocks));
        }
        var citations = quoting.citations();
        notes(question, citations, !conflict.isEmpty(), origin).forEach(blocks::add);
        return Composition.extractive(blocks, citations);
    }

    private static void quote(Candidate candidate, Quoting quoting, List<Block> blocks) {
        for (var pieces : Surrounding.of(candidate)) {
            blocks.add(quoting.block(candidate.chunk(), pieces));
        }
    }

    /** What adds something to the lead, in the order of the documents. */
    private static List<Candidate> support(Candidate lead, List<Candidate> candidates) {
        var chosen = new ArrayList<Candidate>();
        for (var candidate : candidates.subList(1, candidates.size())) {
            if (chosen.size() == MOST_SUPPORT || candidate.score() < lead.score() - NEAR_THE_LEAD) {
                break;
            }
            var adds = !candidate.overlaps(lead)
                    && overlap(candidate.words(), lead.words()) < SAME_THING
                    && chosen.stream()
                            .noneMatch(other -> candidate.overlaps(other)
                                    || overlap(candidate.words(), other.words()) >= SAME_THING);
            if (adds) {
                chosen.add(candidate);
            }
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
                && overlap(withoutNumbers(lead.words()), withoutNumbers(other.words())) >= 0.75
                && differ(
                        lead.pieces().getFirst().text(),
                        other.pieces().getFirst().text());
    }

    private static boolean differ(String lead, String other) {
        return Figures.occurIn(other) && !Figures.unsupported(lead, List.of(other)).isEmpty();
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

    private static List<Block> notes(Question question, List<Citation> citations, boolean conflict, Phrase origin) {
        var language = question.language();
        var notes = new LinkedHashSet<String>();
        if (question.isFollowUp()) {
            notes.add(Phrase.UNDERSTOOD.in(language, question.text()));
        }
        if (conflict) {
            notes.add(Phrase.CONFLICT.in(language));
        }
        for (var citation : citations) {
            aboutEvidence(citation.evidence(), language, notes);
        }
        notes.add(origin.in(language));
        return notes.stream().map(note -> (Block) new Block.Note(note)).toList();
    }

    private static void aboutEvidence(Evidence evidence, Language language, Set<String> notes) {
        if (evidence.document().superseded()) {
            notes.add(Phrase.SUPERSEDED.in(language, name(evidence.document())));
        }
        if (evidence.confidence() < POORLY_READ) {
            notes.add(Phrase.SCAN.in(language));
        }
    }

    private static String name(FoundDocument document) {
        var name = document.number() == null ? document.title() : document.number();
        return document.revision() == null ? name : name + " (" + document.revision() + ")";
    }
}
