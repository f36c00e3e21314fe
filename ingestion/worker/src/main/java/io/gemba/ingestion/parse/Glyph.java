package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText.Kind;
import java.awt.geom.Point2D;
import org.jspecify.annotations.Nullable;

/**
 * A letter as a page draws it.
 *
 * @param unicode what it stands for; null if the font does not say
 * @param start of its advance on the base line, as the page is seen
 * @param end of its advance
 * @param middle in the page's own coordinates
 * @param order later paints have a higher one
 * @param colour {@link Shade#UNKNOWN} where it is not one colour
 * @param opacity 0 to 1
 * @param hiding what hides it whatever lies behind and over it; null if nothing does
 */
record Glyph(
        @Nullable String unicode,
        Point2D start,
        Point2D end,
        Point2D middle,
        float size,
        boolean bold,
        int order,
        int colour,
        double opacity,
        @Nullable Kind hiding) {}
