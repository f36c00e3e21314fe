package io.gemba.ingestion.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table while it is being collected. */
final class FlowTable {
    private final List<List<String>> rows = new ArrayList<>();
    private @Nullable List<String> headerRow;
    private int headerCells;
    private boolean header;
    private boolean frame;

    void startRow() {
        rows.add(new ArrayList<>());
    }

    void startHeaderCell() {
        header = true;
    }

    /**
     * Takes a cell.
     *
     * @param bold how many of its characters are set in bold
     */
    void endCell(String cell, int bold) {
        if (rows.isEmpty()) {
            return;
        }
        rows.getLast().add(cell);
        var set = bold > 0 && bold >= cell.length() - 2;
        if (header || set && (headerRow == null || headerRow == rows.getLast())) {
            headerCells += headerRow == null || headerRow == rows.getLast() ? 1 : 0;
            headerRow = headerRow == null ? rows.getLast() : headerRow;
        }
        header = false;
    }

    /** True of a table that only arranges what is in it, another table among that. */
    boolean isFrame() {
        return frame;
    }

    /**
     * Makes this a table that only arranges.
     *
     * @param begun the text of the cell that has been begun
     * @return what was in its cells so far
     */
    List<String> becomeFrame(String begun) {
        frame = true;
        var cells = new ArrayList<String>();
        rows.forEach(cells::addAll);
        cells.add(begun);
        cells.removeIf(String::isBlank);
        rows.clear();
        return cells;
    }

    List<List<String>> rows() {
        return rows;
    }

    /** Takes out the rows above the table proper that hold one cell: in a sheet they are its title. */
    List<String> takeCaptions() {
        rows.removeIf(row -> row.stream().allMatch(String::isBlank));
        var captions = new ArrayList<String>();
        while (rows.size() > 1 && filled(rows.getFirst()) == 1 && rows.stream().anyMatch(row -> filled(row) > 1)) {
            captions.add(String.join(" ", rows.removeFirst()).strip());
            headerRow = null;
        }
        return captions;
    }

    static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }

    /** The first row, if it is marked or set as such, or if it alone is without numbers. */
    boolean hasHeader() {
        if (rows.size() < 2) {
            return false;
        }
        return headerRow != null
                ? headerRow == rows.getFirst() && headerCells == rows.getFirst().size()
                : namesColumns(rows);
    }

    /** True of rows of which only the first is full of words without a figure. */
    static boolean namesColumns(List<List<String>> rows) {
        return rows.getFirst().size() > 1
                && rows.getFirst().stream().noneMatch(cell -> cell.isBlank() || hasDigit(cell))
                && rows.stream().skip(1).flatMap(List::stream).anyMatch(FlowTable::hasDigit);
    }

    private static boolean hasDigit(String cell) {
        return cell.chars().anyMatch(Character::isDigit);
    }
}
