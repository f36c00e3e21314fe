package io.gemba.copilot.document;

import io.gemba.corpus.chunk.Box;
import java.util.List;

/**
 * The part of a chunk that matches a query best.
 *
 * @param heading what it stands under, the outermost first
 * @param marks the words that match
 */
public record Snippet(int page, List<Box> boxes, List<String> heading, String text, List<Mark> marks) {
    public Snippet {
        boxes = List.copyOf(boxes);
        heading = List.copyOf(heading);
        marks = List.copyOf(marks);
    }

    /** A stretch of the text, the end exclusive. */
    public record Mark(int from, int to) {}
}
