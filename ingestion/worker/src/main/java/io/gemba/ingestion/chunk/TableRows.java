package io.gemba.ingestion.chunk;

import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.chunk.Piece;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes every row of a table a piece that can be understood alone, by giving it the header cells. A table that goes on
 * over a page keeps the header it had.
 */
final class TableRows {
    private List<String> columns = List.of();
    private int page;
    private int table;
    private int cells;
    private int group;

    /** Text or a heading has come between. */
    void interrupt() {
        columns = List.of();
        cells = 0;
    }

    /** A row as a piece; empty for the header row, and for one without words. */
    Optional<Piece> read(ReadPage readPage, Block.Row row, int nextGroup) {
        var same = readPage.number() == page && row.table() == table;
        var continued = readPage.number() == page + 1 && row.cells().size() == cells;
        if (!same && !continued) {
            columns = List.of();
            group = nextGroup;
        }
        var repeated = !same && row.header();
        page = readPage.number();
        table = row.table();
        cells = row.cells().size();
        var texts =
                row.cells().stream().map(cell -> PieceText.of(readPage, cell)).toList();
        var values = texts.stream().map(PieceText::text).toList();
        if (row.header()) {
            columns = columns.isEmpty() || repeated ? values : named(values);
            return Optional.empty();
        }
        return values.stream().allMatch(String::isBlank) ? Optional.empty() : Optional.of(piece(texts, values));
    }

    /** The names of the columns so far with those of a further row of names. */
    private List<String> named(List<String> names) {
        var joined = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            var above = i < columns.size() ? columns.get(i) : "";
            var name = names.get(i);
            joined.add(above.isBlank() || above.equals(name) ? name : name.isBlank() ? above : above + " " + name);
        }
        return joined;
    }

    private Piece piece(List<PieceText> texts, List<String> values) {
        var places = texts.stream()
                .filter(text -> !text.isEmpty())
                .map(PieceText::place)
                .toList();
        var boxes = new ArrayList<Box>();
        places.forEach(place -> boxes.addAll(place.boxes()));
        var confidence = (float) places.stream()
                .mapToDouble(PieceText.Place::confidence)
                .average()
                .orElse(1);
        var filled = values.stream().filter(value -> !value.isBlank()).toList();
        var isField = columns.isEmpty()
                && filled.size() == 2
                && !values.getFirst().isBlank()
                && values.getFirst().length() <= 60;
        return new Piece(
                isField ? Piece.Kind.FIELD : Piece.Kind.ROW,
                isField ? field(filled) : filled.stream().collect(Collectors.joining(" | ")),
                page,
                boxes,
                confidence,
                group,
                columns.size() == values.size() ? columns : List.of(),
                values);
    }

    private static String field(List<String> values) {
        var label = values.getFirst();
        return label + (label.endsWith(":") ? " " : ": ") + values.getLast();
    }
}
