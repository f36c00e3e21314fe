package io.gemba.ingestion.chunk;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.Piece;
import io.gemba.embedding.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/** What an embedding model is shown of a chunk or a piece: its text and enough around it to be understood. */
public final class EmbeddedText {
    /** The most that title and headings may take of what the model reads; {@link Chunker} leaves so much. */
    static final int MOST_CONTEXT_TOKENS = 64;

    private EmbeddedText() {}

    /**
     * The title and headings, then the pieces; header cells once per table.
     *
     * @param title of the document
     * @param tokens counts as the model does
     */
    public static String of(ChunkContent chunk, String title, TokenCounter tokens) {
        var lines = new ArrayList<String>();
        lines.add(shortened(context(title, chunk.heading()), tokens));
        List<String> columns = List.of();
        for (var piece : chunk.pieces()) {
            if (!piece.columns().equals(columns) && !piece.columns().isEmpty()) {
                lines.add(String.join(" | ", piece.columns()));
            }
            columns = piece.columns();
            lines.add(piece.text());
        }
        return String.join("\n", lines);
    }

    /** A piece under its nearest heading. */
    public static String of(Piece piece, List<String> heading, TokenCounter tokens) {
        return heading.isEmpty() ? of(piece) : shortened(heading.getLast(), tokens) + ": " + of(piece);
    }

    /** A context that is too long would push the text itself out of the model's sight. */
    private static String shortened(String context, TokenCounter tokens) {
        var fitting = context;
        while (tokens.count(fitting) > MOST_CONTEXT_TOKENS) {
            fitting = fitting.substring(0, fitting.length() * 4 / 5);
        }
        return fitting;
    }

    /** A piece alone, a row with its header cells. */
    static String of(Piece piece) {
        if (piece.columns().isEmpty()) {
            return piece.text();
        }
        var cells = new ArrayList<String>();
        for (int i = 0; i < piece.cells().size(); i++) {
            var cell = piece.cells().get(i);
            if (!cell.isBlank()) {
                cells.add(
                        piece.columns().get(i).isBlank()
                                ? cell
                                : piece.columns().get(i) + ": " + cell);
            }
        }
        return String.join("; ", cells);
    }

    private static String context(String title, List<String> heading) {
        var path = new ArrayList<String>();
        path.add(title);
        heading.stream().filter(part -> !title.contains(part)).forEach(path::add);
        return String.join(" > ", path);
    }
}
