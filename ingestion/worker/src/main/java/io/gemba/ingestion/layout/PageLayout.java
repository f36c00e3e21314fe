package io.gemba.ingestion.layout;

import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a page's structure from its words and ruling lines: drawn tables first, then columns, aligned tables, and in
 * the remaining text headings, lists and paragraphs.
 *
 * @param words in reading order
 * @param blocks in reading order, over {@code words}
 */
public record PageLayout(List<Word> words, List<Block> blocks) {
    private static final int SECTION_DEPTHS = 4;

    /**
     * The layout of a page.
     *
     * @param width of the page, in the unit of the tokens
     * @param height of the page, in the unit of the tokens
     * @param tokens words that stand on end or aslant are read after all others, or in the cell in which they stand
     * @param recognised true if the words come from an image: then type sizes are only roughly known
     */
    public static PageLayout of(List<Token> tokens, List<Rule> rules, float width, float height, boolean recognised) {
        var grids = new GridTables(tokens, rules);
        var rest = tokens.stream().filter(grids.taken().negate()).toList();
        var free = rest.stream().filter(Token::isLevel).toList();
        var flow = new TextFlow(TextFlow.Style.of(tokens, recognised));
        var regions = new ArrayList<Region>();
        var level = Rule.joined(rules.stream().filter(Rule::isHorizontal).toList());
        var open = new OpenTables(grids.tables(), lines(free, recognised), level);
        for (var part : between(open.rest(), open.tables())) {
            for (var column : Columns.separate(part)) {
                regions.addAll(new AlignedTables(column, level).regions());
            }
        }
        place(open.tables(), regions);
        var aslant = rest.stream().filter(token -> !token.isLevel()).toList();
        if (!aslant.isEmpty()) {
            regions.add(new Region.Aside(aslant));
        }
        return new Writer(width, height).write(regions, flow);
    }

    /** The height of a recognised word depends on its letters, so a line's words all get that of its higher ones. */
    private static List<Line> lines(List<Token> tokens, boolean recognised) {
        var lines = Line.of(tokens);
        return recognised ? lines.stream().map(Line::evenlySized).toList() : lines;
    }

    /** The lines above, between and below the drawn tables. */
    private static List<List<Line>> between(List<Line> lines, List<Region.Table> tables) {
        var parts = new ArrayList<List<Line>>();
        var rest = lines;
        for (var table : tables.stream()
                .sorted(Comparator.comparingDouble(Region.Table::top))
                .toList()) {
            parts.add(rest.stream().filter(line -> line.centerY() < table.top()).toList());
            rest = rest.stream().filter(line -> line.centerY() >= table.top()).toList();
        }
        parts.add(rest);
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private static void place(List<Region.Table> tables, List<Region> regions) {
        for (var table : tables) {
            var at = 0;
            while (at < regions.size() && regions.get(at).top() < table.top()) {
                at++;
            }
            regions.add(at, table);
        }
    }

    /** Numbers the words in reading order while the blocks are made. */
    private static final class Writer {
        private final float width;
        private final float height;
        private final List<Word> words = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private int line;
        private int table;

        Writer(float width, float height) {
            this.width = width;
            this.height = height;
        }

        PageLayout write(List<Region> regions, TextFlow flow) {
            for (var region : regions) {
                switch (region) {
                    case Region.Text text -> flow.parts(text.lines()).forEach(this::part);
                    case Region.Table rows -> table(rows);
                    case Region.Aside aside -> {
                        var from = words.size();
                        aside.words().forEach(word -> line(List.of(word)));
                        blocks.add(new Block.Paragraph(new Block.Range(from, words.size())));
                    }
                }
            }
            return new PageLayout(words, blocks);
        }

        private void part(TextFlow.Part part) {
            var from = words.size();
            part.lines().forEach(it -> line(it.tokens()));
            var range = new Block.Range(from, words.size());
            blocks.add(
                    switch (part.kind()) {
                        case HEADING ->
                            new Block.Heading(
                                    range,
                                    size(part),
                                    depth(part.lines().getFirst().first().text()));
                        case TEXT -> new Block.Paragraph(range);
                        case BULLET -> new Block.Item(range, false);
                        case NUMBERED -> new Block.Item(range, true);
                    });
        }

        /** Bold outranks plain type of the same size. */
        private static float size(TextFlow.Part part) {
            var first = part.lines().getFirst();
            return first.size() + (first.isBold() ? 0.01f : 0);
        }

        private static int depth(String number) {
            if (!Character.isDigit(number.charAt(0)) || !number.matches("[\\d.]+")) {
                return 0;
            }
            return Math.min(SECTION_DEPTHS, number.split("\\.").length);
        }

        private void table(Region.Table region) {
            table++;
            var written = new IdentityHashMap<List<Token>, Block.Range>();
            for (int r = 0; r < region.rows().size(); r++) {
                var from = words.size();
                var cells = new ArrayList<Block.Range>();
                for (var cell : region.rows().get(r)) {
                    cells.add(cell.isEmpty() ? new Block.Range(words.size(), words.size()) : cell(cell, written));
                }
                if (words.size() > from) {
                    blocks.add(new Block.Row(new Block.Range(from, words.size()), table, r < region.headers(), cells));
                }
            }
        }

        /** The words of a cell; a cell of several columns or rows is written once. */
        private Block.Range cell(List<Token> cell, Map<List<Token>, Block.Range> written) {
            var known = written.get(cell);
            if (known != null) {
                return known;
            }
            var start = words.size();
            Line.of(cell).forEach(it -> line(it.tokens()));
            var range = new Block.Range(start, words.size());
            written.put(cell, range);
            return range;
        }

        private void line(List<Token> tokens) {
            tokens.forEach(
                    token -> words.add(new Word(token.text(), token.box(width, height), token.confidence(), line)));
            line++;
        }
    }
}
