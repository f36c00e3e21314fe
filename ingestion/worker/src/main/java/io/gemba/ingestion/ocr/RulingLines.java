package io.gemba.ingestion.ocr;

import com.sun.jna.ptr.PointerByReference;
import io.gemba.ingestion.layout.Rule;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;

/**
 * Finds the lines that rule a scanned table and erases them: Tesseract takes them for letters, while the layout needs
 * them to tell the cells. Morphological opening leaves only what is longer than any stroke of a letter.
 */
final class RulingLines {
    private static final int LONG = 100;
    private static final int HIGH = 90;
    private static final int DARKER_THAN_PAPER = Pixes.PAPER - 22;

    private static final int GAP = 25;
    private static final int EIGHT_CONNECTED = 8;

    private RulingLines() {}

    /**
     * Erases the lines from a gray image of 300 dots per inch, whose paper has been evened out, and says where they
     * were, in pixels.
     */
    static List<Rule> erase(Pix gray) {
        var binary = darkerThanPaper(gray);
        var across = opened(binary, LONG, 1);
        var down = opened(binary, 1, HIGH);
        try {
            var rules = new ArrayList<Rule>();
            collect(across, rules);
            collect(down, rules);
            if (!rules.isEmpty()) {
                paint(gray, across, 1, 7);
                paint(gray, down, 7, 1);
            }
            return rules;
        } finally {
            Pixes.destroy(binary, across, down);
        }
    }

    /** Rules are often printed in a light gray, so what counts is the paper around them, not a fixed shade. */
    private static Pix darkerThanPaper(Pix gray) {
        var binary = Leptonica1.pixThresholdToBinary(gray, DARKER_THAN_PAPER);
        var joined = Leptonica1.pixCloseBrick(null, binary, 3, 3);
        Pixes.destroy(binary);
        return joined;
    }

    private static Pix opened(Pix binary, int width, int height) {
        var lines = Leptonica1.pixOpenBrick(null, binary, width, height);
        var joined = Leptonica1.pixCloseBrick(null, lines, width > 1 ? GAP : 1, height > 1 ? GAP : 1);
        Pixes.destroy(lines);
        return joined;
    }

    private static void collect(Pix lines, List<Rule> rules) {
        var boxes = Leptonica1.pixConnCompBB(lines, EIGHT_CONNECTED);
        for (int i = 0; i < Leptonica1.boxaGetCount(boxes); i++) {
            var x = IntBuffer.allocate(1);
            var y = IntBuffer.allocate(1);
            var w = IntBuffer.allocate(1);
            var h = IntBuffer.allocate(1);
            Leptonica1.boxaGetBoxGeometry(boxes, i, x, y, w, h);
            rules.add(new Rule(x.get(0), y.get(0), x.get(0) + w.get(0), y.get(0) + h.get(0)));
        }
        Leptonica1.boxaDestroy(new PointerByReference(boxes.getPointer()));
    }

    private static void paint(Pix gray, Pix lines, int wider, int higher) {
        var mask = Leptonica1.pixDilateBrick(null, lines, wider, higher);
        Leptonica1.pixSetMasked(gray, mask, 255);
        Pixes.destroy(mask);
    }
}
