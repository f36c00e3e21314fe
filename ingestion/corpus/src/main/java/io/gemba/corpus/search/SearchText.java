package io.gemba.corpus.search;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What the full-text index keeps of a chunk: its stems, those of its title and headings under label B, and its
 * identifiers as {@code #ID} under label A. Positions only count occurrences, up to four.
 */
public final class SearchText {
    /** Marks the lexeme of an identifier, so that it never meets a word. */
    public static final String IDENTIFIER = "#";

    private static final int MOST_OCCURRENCES = 4;
    private static final int LONGEST_LEXEME = 200;

    private final Lexemes lexemes;

    public SearchText(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /**
     * The chunk as a tsvector literal.
     *
     * @param title what is said of the document as a whole: title, number, file name
     */
    public String of(ChunkContent chunk, String title) {
        var entries = new LinkedHashMap<String, Occurrences>();
        var above = title + "\n" + String.join("\n", chunk.heading());
        var body = chunk.text() + "\n"
                + chunk.pieces().stream()
                        .map(Piece::columns)
                        .distinct()
                        .map(columns -> String.join("\n", columns))
                        .collect(Collectors.joining("\n"));
        count(body, chunk.language(), "", entries);
        count(above, chunk.language(), "B", entries);
        for (var identifier : Identifiers.indexed(above + "\n" + body)) {
            entries.computeIfAbsent(IDENTIFIER + identifier, key -> new Occurrences())
                    .add("A");
        }
        return literal(entries);
    }

    private void count(String text, Language language, String label, Map<String, Occurrences> entries) {
        for (var lexeme : lexemes.of(text, language)) {
            if (lexeme.length() <= LONGEST_LEXEME) {
                entries.computeIfAbsent(lexeme, key -> new Occurrences()).add(label);
            }
        }
    }

    private static String literal(Map<String, Occurrences> entries) {
        var literal = new StringBuilder();
        entries.forEach((lexeme, occurrences) ->
                literal.append(quoted(lexeme)).append(':').append(occurrences).append(' '));
        return literal.toString();
    }

    /** A lexeme as tsvector and tsquery literals spell it. */
    static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Any of the lexemes, as a tsquery literal. */
    static String anyOf(List<String> lexemes) {
        var any = new StringJoiner(" | ");
        lexemes.forEach(lexeme -> any.add(quoted(lexeme)));
        return any.toString();
    }

    private static final class Occurrences {
        private final StringJoiner positions = new StringJoiner(",");
        private int count;

        void add(String label) {
            if (count < MOST_OCCURRENCES) {
                positions.add(++count + label);
            }
        }

        @Override
        public String toString() {
            return positions.toString();
        }
    }
}
