package io.gemba.ingestion.chunk;

import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands on pages without being content: running heads and feet, page numbers, tables of contents. A running head
 * stands in the same place of several pages and says the same, but for dates and numbers that count the pages; where
 * other numbers differ, they are what the pages are about. A control block that is drawn on every page is read once.
 */
final class Furniture {
    private static final float HEAD = 0.13f;
    private static final float HEAD_OF_ROWS = 0.25f;
    private static final float FOOT = 0.88f;
    private static final float EXTREME = 0.07f;
    private static final float SAME_PLACE = 0.015f;
    /** Sheets lie askew in the scanner, each in its own way. */
    private static final float SAME_PLACE_OF_SCANS = 0.045f;

    private static final int FEWEST_PAGES = 2;
    private static final double REPEATED = 0.2;
    private static final double MOSTLY = 0.5;
    private static final int ENOUGH_PAGES = 4;
    private static final int LONGEST_TITLE = 12;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern MOMENT = Pattern.compile(
            "\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d{2}(?::\\d{2})?)\\b");
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?i)(?:page|seite|p\\.|página|pag\\.)?\\s*\\d+(?:\\s*(?:/|of|von|sur|de)\\s*\\d+)?");
    private static final Pattern CONTENTS_ENTRY = Pattern.compile(".*(?:\\.{4,}|…{2,}|(?:\\. ){4,})\\s*\\d{1,4}");

    private final Set<Place> places = new HashSet<>();
    private final int pages;

    private Furniture(int pages) {
        this.pages = pages;
    }

    static Furniture of(List<ReadPage> pages) {
        var furniture = new Furniture(pages.size());
        var edges = pages.stream()
                .flatMap(page -> page.blocks().stream()
                        .filter(block -> isAtEdge(page, block))
                        .map(block -> Edge.of(page, block)))
                .toList();
        edges.stream().collect(Collectors.groupingBy(Edge::shape)).values().forEach(furniture::repeated);
        furniture.titles(edges, headings(pages));
        return furniture;
    }

    private static Set<String> headings(List<ReadPage> pages) {
        var headings = new HashSet<String>();
        for (var page : pages) {
            page.blocks().stream()
                    .filter(block -> block instanceof Block.Heading && !isAtEdge(page, block))
                    .forEach(block ->
                            headings.add(plain(PieceText.of(page, block.words()).text())));
        }
        return headings;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("^[\\d. ]+", "").strip();
    }

    boolean includes(ReadPage page, Block block) {
        if (places.contains(new Place(page.number(), block.words()))) {
            return true;
        }
        if (block instanceof Block.Row) {
            return false;
        }
        var text = PieceText.of(page, block.words()).text();
        return CONTENTS_ENTRY.matcher(text).matches()
                || isAtEdge(page, block) && PAGE_NUMBER.matcher(text).matches();
    }

    /** Of edges that read alike, those that stand in one place of several pages. */
    private void repeated(List<Edge> alike) {
        for (var together : byPlace(alike)) {
            var count = together.stream().map(Edge::page).distinct().count();
            if (count >= Math.max(FEWEST_PAGES, REPEATED * pages) && countPages(together)) {
                // What is said on few pages, or in a control block, is said once; what counts the pages says nothing.
                var once = together.getFirst().isRow() || pages < ENOUGH_PAGES && !isCounter(together);
                together.stream().skip(once ? 1 : 0).forEach(edge -> places.add(edge.place()));
            }
        }
    }

    private static List<List<Edge>> byPlace(List<Edge> edges) {
        var groups = new ArrayList<List<Edge>>();
        for (var edge : edges) {
            var group = groups.stream()
                    .filter(it -> it.getFirst().isInPlaceOf(edge))
                    .findFirst();
            if (group.isPresent()) {
                group.get().add(edge);
            } else {
                groups.add(new ArrayList<>(List.of(edge)));
            }
        }
        return groups;
    }

    /** True if each number is the same on all pages, or grows with them. */
    private static boolean countPages(List<Edge> edges) {
        for (int n = 0; n < edges.getFirst().numbers().size(); n++) {
            if (!isConstant(edges, n) && !isCounting(edges, n)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCounter(List<Edge> edges) {
        return IntStream.range(0, edges.getFirst().numbers().size())
                .anyMatch(n -> isCounting(edges, n) && !isConstant(edges, n));
    }

    private static boolean isConstant(List<Edge> edges, int index) {
        return edges.stream().map(edge -> edge.numbers().get(index)).distinct().count() == 1;
    }

    private static boolean isCounting(List<Edge> edges, int index) {
        return edges.stream()
                        .map(edge -> edge.numbers().get(index) - edge.page())
                        .distinct()
                        .count()
                == 1;
    }

    /** A running head may name the section, which changes: it is set where most pages have one. */
    private void titles(List<Edge> edges, Set<String> headings) {
        var extreme = edges.stream()
                .filter(edge -> edge.isExtreme() && edge.words() <= LONGEST_TITLE && !edge.isRow())
                .toList();
        for (var together : byPlace(extreme)) {
            var onPages = together.stream().map(Edge::page).distinct().count();
            if (onPages < Math.max(ENOUGH_PAGES, MOSTLY * pages)) {
                continue;
            }
            Map<String, Integer> counts = new HashMap<>();
            together.forEach(edge -> counts.merge(edge.shape(), 1, Integer::sum));
            together.stream()
                    .filter(edge -> counts.getOrDefault(edge.shape(), 0) > 1
                                    && edge.numbers().isEmpty()
                            || headings.contains(plain(edge.text())))
                    .forEach(edge -> places.add(edge.place()));
        }
    }

    private static boolean isAtEdge(ReadPage page, Block block) {
        // A row that names columns says nothing by itself, and is wanted on each page.
        if (block.words().length() == 0 || block instanceof Block.Row row && row.header()) {
            return false;
        }
        var top = page.words().get(block.words().from()).box();
        var bottom = page.words().get(block.words().to() - 1).box();
        return bottom.y1() < (block instanceof Block.Row ? HEAD_OF_ROWS : HEAD) || top.y0() > FOOT;
    }

    private record Place(int page, Block.Range words) {}

    /**
     * A block at the top or bottom of a page.
     *
     * @param shape its text with places for numbers
     * @param numbers that stand there
     */
    private record Edge(
            int page,
            boolean isScanned,
            Block.Range range,
            boolean isRow,
            float y,
            String text,
            String shape,
            List<Long> numbers) {

        static Edge of(ReadPage page, Block block) {
            var text = PieceText.of(page, block.words()).text();
            var timeless = MOMENT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("@");
            var numbers = NUMBER.matcher(timeless)
                    .results()
                    .map(match -> match.group().length() > 15 ? 0L : Long.parseLong(match.group()))
                    .toList();
            var box = page.words().get(block.words().from()).box();
            return new Edge(
                    page.number(),
                    page.recognised(),
                    block.words(),
                    block instanceof Block.Row,
                    box.y0(),
                    text,
                    NUMBER.matcher(timeless).replaceAll("#"),
                    numbers);
        }

        Place place() {
            return new Place(page, range);
        }

        int words() {
            return range.length();
        }

        boolean isExtreme() {
            return y < EXTREME || y > 1 - EXTREME;
        }

        /** Heads of left and right pages begin at different margins, on one height. */
        boolean isInPlaceOf(Edge other) {
            var tolerance = isScanned || other.isScanned ? SAME_PLACE_OF_SCANS : SAME_PLACE;
            return isRow == other.isRow && Math.abs(y - other.y) < tolerance;
        }
    }
}
