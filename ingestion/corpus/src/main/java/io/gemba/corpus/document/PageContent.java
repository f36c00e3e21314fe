package io.gemba.corpus.document;

import io.gemba.corpus.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What was read on a page.
 *
 * @param number from 1
 * @param width in points, as the page is seen
 * @param rotation degrees clockwise by which the page in the file was turned to be read
 * @param recognised true if an image was read, false if the page carried its text
 * @param confidence of the reading, 0 to 1; 1 for carried text
 * @param language that it is in; null where it cannot be told
 * @param words JSON, {@code [[text, x0, y0, x1, y1, confidence, line], ...]}, boxes as fractions of the page
 * @param blocks JSON, the page's structure as the worker keeps it
 * @param hidden JSON, {@code [{kind, words, text}, ...]}, what the page holds and does not show
 */
public record PageContent(
        int number,
        float width,
        float height,
        int rotation,
        boolean recognised,
        float confidence,
        @Nullable Language language,
        String words,
        String blocks,
        String hidden) {}
