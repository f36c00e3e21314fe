package io.gemba.copilot.document;

import io.gemba.copilot.document.Snippet.Mark;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.search.WeightedTerm;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Picks what to show of a found chunk, and marks the words of the query in it. */
final class Snippets {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[._/’'-][\\p{L}\\p{N}]+)*");

    private final Lexemes lexemes;
    private final List<WeightedTerm> terms;
    private final List<float[]> vectors;

    Snippets(Lexemes lexemes, List<WeightedTerm> terms, List<float[]> vectors) {
        this.lexemes = lexemes;
        this.terms = terms;
        this.vectors = vectors;
    }

    Snippet of(FoundChunk chunk) {
        var pieces = chunk.content().pieces();
        var language = chunk.content().language();
        var best = 0;
        var bestWorth = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < pieces.size(); i++) {
            var worth = met(pieces.get(i), language) + chunk.vectors().nearness(i, vectors);
            if (worth > bestWorth) {
                best = i;
                bestWorth = worth;
            }
        }
        var piece = pieces.get(best);
        var text = Sanitised.text(piece.text());
        return new Snippet(piece.page(), piece.boxes(), chunk.content().heading(), text, marks(text, language));
    }

    private double met(Piece piece, Language language) {
        var words = stems(piece.text(), language);
        return terms.stream()
                .filter(term -> isMet(term, words::contains))
                .mapToDouble(WeightedTerm::weight)
                .sum();
    }

    private List<Mark> marks(String text, Language language) {
        var marks = new ArrayList<Mark>();
        var word = WORD.matcher(text);
        while (word.find()) {
            var stems = stems(word.group(), language);
            if (terms.stream().anyMatch(term -> isMet(term, stems::contains))) {
                marks.add(new Mark(word.start(), word.end()));
            }
        }
        return marks;
    }

    private Set<String> stems(String text, Language language) {
        var stems = new HashSet<>(lexemes.of(text, language));
        Identifiers.in(text).forEach(identifier -> stems.add(SearchText.IDENTIFIER + identifier));
        return stems;
    }

    private static boolean isMet(WeightedTerm term, Predicate<String> words) {
        return term.alternates().stream().anyMatch(alternate -> words.test(alternate.lexeme()));
    }
}
