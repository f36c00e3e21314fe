package io.gemba.ingestion.chunk;

import io.gemba.ingestion.page.Block;
import java.util.ArrayList;
import java.util.List;

/** The headings above the place that is being read. A heading ends those that do not outrank it. */
final class HeadingPath {
    private static final float SAME_SIZE = 1.02f;
    private static final int LONGEST = 160;

    private final List<Level> levels = new ArrayList<>();

    void enter(Block.Heading heading, String text) {
        while (!levels.isEmpty() && !levels.getLast().outranks(heading)) {
            levels.removeLast();
        }
        var shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        levels.add(new Level(heading.size(), heading.depth(), shortened));
    }

    List<String> texts() {
        return levels.stream().map(Level::text).toList();
    }

    private record Level(float size, int depth, String text) {
        boolean outranks(Block.Heading other) {
            return depth > 0 && other.depth() > 0 ? depth < other.depth() : size > other.size() * SAME_SIZE;
        }
    }
}
