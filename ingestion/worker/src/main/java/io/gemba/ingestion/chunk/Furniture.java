package io.gemba.ingestion.chunk;

import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands on pages without being content: running headers and footers, page numbers, tables of contents. */
final class Furniture {
    private static final float HEADER = 0.12f;
    private static final float FOOTER = 0.9f;
    private static final int FEWEST_PAGES = 2;
    private static final double REPEATED = 0.4;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?i)(?:page|seite|p\\.|página|pag\\.)?\\s*\\d+(?:\\s*(?:/|of|von|sur|de)\\s*\\d+)?");
    private static final Pattern CONTENTS_ENTRY = Pattern.compile(".*(?:\\.{4,}|…{2,}|(?:\\. ){4,})\\s*\\d{1,4}");

    private final Set<String> repeated;

    private Furniture(Set<String> repeated) {
        this.repeated = repeated;
    }

    static Furniture of(List<ReadPage> pages) {
        Map<String, Integer> counts = new HashMap<>();
        for (var page : pages) {
            var onPage = new HashSet<String>();
            for (var block : page.blocks()) {
                if (isAtEdge(page, block)) {
                    onPage.add(shape(page, block));
                }
            }
            onPage.forEach(shape -> counts.merge(shape, 1, Integer::sum));
        }
        var least = Math.max(FEWEST_PAGES, REPEATED * pages.size());
        var repeated = new HashSet<String>();
        counts.forEach((shape, count) -> {
            if (count >= least) {
                repeated.add(shape);
            }
        });
        return new Furniture(repeated);
    }

    boolean includes(ReadPage page, Block block) {
        if (block instanceof Block.Row) {
            return false;
        }
        var text = PieceText.of(page, block.words()).text();
        return CONTENTS_ENTRY.matcher(text).matches()
                || isAtEdge(page, block)
                        && (repeated.contains(shape(page, block))
                                || PAGE_NUMBER.matcher(text).matches());
    }

    private static boolean isAtEdge(ReadPage page, Block block) {
        if (block.words().length() == 0) {
            return false;
        }
        var box = page.words().get(block.words().from()).box();
        return box.y1() < HEADER || box.y0() > FOOTER;
    }

    private static String shape(ReadPage page, Block block) {
        var text = PieceText.of(page, block.words()).text().toLowerCase(Locale.ROOT);
        return DIGITS.matcher(text).replaceAll("#");
    }
}
