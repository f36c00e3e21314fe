package io.gemba.ingestion.ocr;

import com.sun.jna.ptr.PointerByReference;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;

/** Leptonica's images. */
final class Pixes {
    /** The shade that paper has once it has been evened out. */
    static final int PAPER = 200;

    private Pixes() {}

    /** A copy with the paper in one shade: shadows and gray paper would pass for ink. */
    static Pix even(Pix gray) {
        var even = Leptonica1.pixBackgroundNormSimple(gray, null, null);
        return even == null ? Leptonica1.pixCopy(null, gray) : even;
    }

    /** A copy, turned clockwise about its middle, on a sheet that is large enough to lose no corner. */
    static Pix turned(Pix image, float degrees) {
        if (degrees == 0) {
            return Leptonica1.pixCopy(null, image);
        }
        return Leptonica1.pixRotate(
                image,
                (float) Math.toRadians(degrees),
                ILeptonica.L_ROTATE_AREA_MAP,
                ILeptonica.L_BRING_IN_WHITE,
                Leptonica1.pixGetWidth(image),
                Leptonica1.pixGetHeight(image));
    }

    static void destroy(Pix... images) {
        for (var image : images) {
            Leptonica1.pixDestroy(new PointerByReference(image.getPointer()));
        }
    }
}
