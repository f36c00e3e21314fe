package io.gemba.ingestion.ocr;

import com.sun.jna.ptr.PointerByReference;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;

/** Frees Leptonica's images. */
final class Pixes {
    private Pixes() {}

    static void destroy(Pix... images) {
        for (var image : images) {
            Leptonica1.pixDestroy(new PointerByReference(image.getPointer()));
        }
    }
}
