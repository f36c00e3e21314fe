package io.gemba.copilot.answering;

import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A chunk as the scoring reads it: the stems and identifiers of each piece, and of what stands above them all.
 *
 * @param pieces by the place of the piece in its chunk, header cells included
 * @param cells likewise, without header cells
 * @param all those of all pieces
 * @param context title, number, file name, subject and all headings
 * @param cues that each piece holds
 * @param quantities the kinds of quantity that each piece holds; the unit of a column often stands in its header only
 */
record ReadChunk(
        List<Set<String>> pieces,
        List<Set<String>> cells,
        Set<String> all,
        Set<String> context,
        List<Set<Cue>> cues,
        List<Set<Quantity>> quantities) {
    static final ReadChunk EMPTY = new ReadChunk(List.of(), List.of(), Set.of(), Set.of(), List.of(), List.of());

    static ReadChunk of(FoundChunk chunk, Lexemes lexemes) {
        var language = chunk.content().language();
        var document = chunk.document();
        var headings = chunk.content().heading();
        var context = words(
                String.join("\n", document.title(), document.fileName(), String.join("\n", headings)),
                language,
                lexemes);
        if (document.number() != null) {
            Identifiers.indexed(document.number()).forEach(it -> context.add(SearchText.IDENTIFIER + it));
        }
        document.subject().forEach(it -> context.add(SearchText.IDENTIFIER + it));
        var pieces = new ArrayList<Set<String>>();
        var cells = new ArrayList<Set<String>>();
        var all = new HashSet<String>();
        var cues = new ArrayList<Set<Cue>>();
        var quantities = new ArrayList<Set<Quantity>>();
        for (var piece : chunk.content().pieces()) {
            var own = words(piece.text(), language, lexemes);
            cells.add(own);
            pieces.add(piece.columns().isEmpty() ? own : words(text(piece), language, lexemes));
            all.addAll(pieces.getLast());
            cues.add(Cue.in(piece.text()));
            quantities.add(Quantity.in(text(piece)));
        }
        return new ReadChunk(pieces, cells, all, context, cues, quantities);
    }

    private static String text(Piece piece) {
        return String.join("\n", piece.columns()) + "\n" + piece.text();
    }

    private static Set<String> words(String text, Language language, Lexemes lexemes) {
        var words = new HashSet<>(lexemes.of(text, language));
        Identifiers.indexed(text).forEach(identifier -> words.add(SearchText.IDENTIFIER + identifier));
        return words;
    }
}
