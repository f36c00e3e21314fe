package io.gemba.ingestion.ocr;

import java.nio.FloatBuffer;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;

/**
 * How the text of an image lies, found without reading it. Lines of text show in the sums of an image's rows: they
 * differ most when the rows run along the lines, which tells the skew and whether the page lies on its side (Postl,
 * 1986). Letters with ascenders are more frequent than those with descenders, which tells up from down (Caprari, 2000).
 *
 * @param rotation degrees clockwise by which to turn the image: 0, 90, 180 or 270
 * @param skew degrees clockwise by which to turn it after that, so that its lines run level
 */
record Bearing(int rotation, float skew) {
    private static final int LARGE = 1_600;
    private static final int DARKER_THAN_PAPER = Pixes.PAPER - 35;

    private static final int SPECK = 2;
    private static final int EIGHT_CONNECTED = 8;
    private static final float WIDEST_SKEW = 14;
    private static final float LEAST_SKEW = 0.15f;
    private static final float SURE_OF_SKEW = 3;
    private static final float SURE_OF_SIDE = 1.2f;
    private static final float SURE_OF_TOP = 8;

    static Bearing of(Pix gray) {
        var binary = binary(gray);
        var onSide = Leptonica1.pixRotateOrth(binary, 1);
        try {
            var level = Skew.of(binary);
            var upright = Skew.of(onSide);
            var onItsSide = upright.contrast > SURE_OF_SIDE * level.contrast && upright.isSure();
            return onItsSide ? of(onSide, 90, upright) : of(binary, 0, level);
        } finally {
            Pixes.destroy(binary, onSide);
        }
    }

    /** How the text lies once the image has been turned so that it reads from left to right. */
    static Bearing at(int rotation, Pix gray) {
        var binary = binary(gray);
        var upright = Leptonica1.pixRotateOrth(binary, rotation / 90);
        try {
            return new Bearing(rotation, Skew.of(upright).degrees());
        } finally {
            Pixes.destroy(binary, upright);
        }
    }

    private static Bearing of(Pix level, int rotation, Skew skew) {
        var straight = Pixes.turned(level, skew.degrees());
        var up = FloatBuffer.allocate(1);
        Leptonica1.pixUpDownDetect(straight, up, 0, 0, 0);
        Pixes.destroy(straight);
        return new Bearing(up.get(0) < -SURE_OF_TOP ? rotation + 180 : rotation, skew.degrees());
    }

    /** Black and white at about 150 dots per inch, whatever the colour of the paper. */
    private static Pix binary(Pix gray) {
        var large = Math.max(Leptonica1.pixGetWidth(gray), Leptonica1.pixGetHeight(gray)) > LARGE;
        var half = large ? Leptonica1.pixScaleAreaMap2(gray) : Leptonica1.pixCopy(null, gray);
        var even = Pixes.even(half);
        var binary = Leptonica1.pixThresholdToBinary(even, DARKER_THAN_PAPER);
        Pixes.destroy(half, even);
        return withoutSpecks(binary);
    }

    private static Pix withoutSpecks(Pix binary) {
        var clean = Leptonica1.pixSelectBySize(
                binary, SPECK, SPECK, EIGHT_CONNECTED, ILeptonica.L_SELECT_IF_EITHER, ILeptonica.L_SELECT_IF_GT, null);
        Pixes.destroy(binary);
        return clean;
    }

    /**
     * What the sums of an image's rows tell.
     *
     * @param degrees 0 if the lines run level, or none are found
     * @param contrast how much the sums differ from row to row; compares with that of the same image on its side
     */
    private record Skew(float degrees, float contrast, boolean isSure) {
        static Skew of(Pix binary) {
            var angle = FloatBuffer.allocate(1);
            var confidence = FloatBuffer.allocate(1);
            var score = FloatBuffer.allocate(1);
            var failed = Leptonica1.pixFindSkewSweepAndSearchScore(
                    binary, angle, confidence, score, 4, 2, 0, WIDEST_SKEW, 1, 0.01f);
            var sure = failed == 0 && confidence.get(0) >= SURE_OF_SKEW;
            var skewed = sure && Math.abs(angle.get(0)) >= LEAST_SKEW;
            return new Skew(skewed ? angle.get(0) : 0, failed == 0 ? score.get(0) : 0, sure);
        }
    }
}
