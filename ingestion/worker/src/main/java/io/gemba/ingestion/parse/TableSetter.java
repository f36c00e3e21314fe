package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.Block;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sets a table with columns as wide as their content asks for, its header again on every page. */
final class TableSetter {
    private static final float SIZE = 9.5f;
    private static final float LINE = SIZE * 1.3f;
    private static final float PADDING = 4;
    private static final int LONGEST_WORTH = 60;
    private static final int MOST_LINES = 40;

    private final PageSetter setter;
    private final int number;

    TableSetter(PageSetter setter, int number) {
        this.setter = setter;
        this.number = number;
    }

    void set(Flow.Table table) throws IOException, FileRejected {
        var widths = widths(table.rows());
        setter.space(4);
        for (int r = 0; r < table.rows().size(); r++) {
            var header = table.hasHeader() && r == 0;
            var lines = lines(table.rows().get(r), widths);
            var before = setter.y();
            setter.keepTogether(height(parts(lines).getFirst()) + (header ? 3 * LINE : 0));
            if (table.hasHeader() && !header && setter.y() < before) {
                row(parts(lines(table.rows().getFirst(), widths)).getFirst(), widths, true);
            }
            for (var part : parts(lines)) {
                setter.keepTogether(height(part));
                row(part, widths, header);
            }
        }
        setter.space(8);
    }

    private void row(List<List<List<PageSetter.Part>>> cells, float[] widths, boolean header) throws IOException {
        var height = height(cells);
        var ranges = new ArrayList<Block.Range>();
        var left = 0f;
        PageSetter.SetPage page = null;
        for (int c = 0; c < widths.length; c++) {
            setter.frame(left, widths[c], height);
            var range = new Block.Range(0, 0);
            for (int line = 0; line < cells.get(c).size(); line++) {
                var placed =
                        setter.cellLine(cells.get(c).get(line), SIZE, header, left + PADDING, PADDING + line * LINE);
                page = placed.page();
                range = line == 0
                        ? placed.words()
                        : new Block.Range(range.from(), placed.words().to());
            }
            ranges.add(range);
            left += widths[c];
        }
        if (page != null) {
            page.add(new Block.Row(whole(ranges), number, header, ranges));
        }
        setter.advance(height);
    }

    private static Block.Range whole(List<Block.Range> cells) {
        var filled = cells.stream().filter(cell -> cell.length() > 0).toList();
        return new Block.Range(filled.getFirst().from(), filled.getLast().to());
    }

    private List<List<List<PageSetter.Part>>> lines(List<String> row, float[] widths) throws IOException {
        var cells = new ArrayList<List<List<PageSetter.Part>>>();
        for (int c = 0; c < widths.length; c++) {
            var text = c < row.size() ? row.get(c) : "";
            var wrapped = text.isBlank()
                    ? List.<List<PageSetter.Part>>of()
                    : setter.wrap(text, SIZE, widths[c] - 2 * PADDING);
            cells.add(wrapped);
        }
        return cells;
    }

    /** A row that is higher than a page goes on in further rows. */
    private static List<List<List<List<PageSetter.Part>>>> parts(List<List<List<PageSetter.Part>>> row) {
        var most = row.stream().mapToInt(List::size).max().orElse(0);
        var parts = new ArrayList<List<List<List<PageSetter.Part>>>>();
        for (int from = 0; from == 0 || from < most; from += MOST_LINES) {
            var start = from;
            parts.add(row.stream()
                    .map(cell -> cell.subList(Math.min(start, cell.size()), Math.min(start + MOST_LINES, cell.size())))
                    .toList());
        }
        return parts;
    }

    private static float height(List<List<List<PageSetter.Part>>> cells) {
        var lines = cells.stream().mapToInt(List::size).max().orElse(0);
        return Math.max(1, lines) * LINE + 2 * PADDING;
    }

    /** Each column is as wide as its longest word, where that fits, and the rest is shared out by the columns' worth. */
    private float[] widths(List<List<String>> rows) throws IOException {
        var columns = rows.stream().mapToInt(List::size).max().orElse(1);
        var least = new float[columns];
        var worth = new double[columns];
        for (var row : rows) {
            for (int c = 0; c < row.size(); c++) {
                least[c] = Math.max(least[c], longestWord(row.get(c)) + 2 * PADDING);
                worth[c] = Math.max(worth[c], Math.min(LONGEST_WORTH, row.get(c).length()));
            }
        }
        var leastSum =
                (float) IntStream.range(0, columns).mapToDouble(c -> least[c]).sum();
        var worthSum = Arrays.stream(worth).map(it -> it + 1).sum();
        var spare = setter.textWidth() - leastSum;
        var widths = new float[columns];
        for (int c = 0; c < columns; c++) {
            widths[c] = spare > 0
                    ? least[c] + (float) (spare * (worth[c] + 1) / worthSum)
                    : setter.textWidth() * least[c] / leastSum;
        }
        return widths;
    }

    private float longestWord(String cell) throws IOException {
        var longest = 2 * SIZE;
        for (var word : cell.split("\\s+")) {
            longest = Math.max(longest, setter.widthOf(word, SIZE));
        }
        return longest + 1;
    }
}
