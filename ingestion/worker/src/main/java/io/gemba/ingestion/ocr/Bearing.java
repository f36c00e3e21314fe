package io.gemba.ingestion.ocr;

import java.nio.FloatBuffer;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;

/**
 * How the text of an image lies, found without reading it. Lines of text show in the sums of an image's rows: they
 * differ most when the rows run along the lines, which tells the skew and whether the page lies on its side
 * (Postl, 1986). Letters with ascenders are more frequent than those with descenders, which tells up from down
 * (Caprari, 2000).
 *
 * @param rotation degrees clockwise by which to turn the image: 0, 90, 180 or 270
 * @param skew degrees clockwise by which to turn it after that, so that its lines run level
 * @param isSure false where up and down could not be told from each other
 */
record Bearing(int rotation, float skew, boolean isSure) {
    private static final int LARGE = 1_600;
    /** Leptonica evens the paper out to 200. */
    private static final int DARKER_THAN_PAPER = 165;

    private static final float WIDEST_SKEW = 14;
    private static final float LEAST_SKEW = 0.15f;
    private static final float SURE_OF_SKEW = 3;
    private static final float SURE_OF_SIDE = 1.25f;
    private static final float SURE_OF_TOP = 8;

    static Bearing of(Pix gray) {
        var binary = binary(gray);
        var onSide = Leptonica1.pixRotateOrth(binary, 1);
        try {
            var level = Skew.of(binary);
            var upright = Skew.of(onSide);
            return upright.confidence > SURE_OF_SIDE * level.confidence && upright.confidence >= SURE_OF_SKEW
                    ? of(onSide, 90, upright)
                    : of(binary, 0, level);
        } finally {
            Pixes.destroy(binary, onSide);
        }
    }

    /** How the text lies once the image has been turned so that it reads from left to right. */
    static Bearing at(int rotation, Pix gray) {
        var binary = binary(gray);
        var upright = Leptonica1.pixRotateOrth(binary, rotation / 90);
        try {
            return new Bearing(rotation, Skew.of(upright).degrees(), true);
        } finally {
            Pixes.destroy(binary, upright);
        }
    }

    private static Bearing of(Pix level, int rotation, Skew skew) {
        var straight = Pixes.turned(level, skew.degrees());
        var up = FloatBuffer.allocate(1);
        Leptonica1.pixUpDownDetect(straight, up, 0, 0, 0);
        Pixes.destroy(straight);
        var sure = Math.abs(up.get(0)) >= SURE_OF_TOP;
        return new Bearing(sure && up.get(0) < 0 ? rotation + 180 : rotation, skew.degrees(), sure);
    }

    /** Black and white at about 150 dots per inch, whatever the colour of the paper. */
    private static Pix binary(Pix gray) {
        var large = Math.max(Leptonica1.pixGetWidth(gray), Leptonica1.pixGetHeight(gray)) > LARGE;
        var half = large ? Leptonica1.pixScaleAreaMap2(gray) : Leptonica1.pixCopy(null, gray);
        var even = Leptonica1.pixBackgroundNormSimple(half, null, null);
        var binary = Leptonica1.pixThresholdToBinary(even == null ? half : even, DARKER_THAN_PAPER);
        Pixes.destroy(half);
        if (even != null) {
            Pixes.destroy(even);
        }
        return binary;
    }

    private record Skew(float degrees, float confidence) {
        static Skew of(Pix binary) {
            var angle = FloatBuffer.allocate(1);
            var confidence = FloatBuffer.allocate(1);
            var failed =
                    Leptonica1.pixFindSkewSweepAndSearch(binary, angle, confidence, 4, 2, WIDEST_SKEW, 1f, 0.01f);
            if (failed != 0 || confidence.get(0) < SURE_OF_SKEW) {
                return new Skew(0, failed == 0 ? confidence.get(0) : 0);
            }
            var skewed = Math.abs(angle.get(0)) >= LEAST_SKEW;
            return new Skew(skewed ? angle.get(0) : 0, confidence.get(0));
        }
    }
}
