package io.gemba.ingestion.ocr;

import com.ochafik.lang.jnaerator.runtime.NativeSize;
import com.sun.jna.ptr.PointerByReference;
import io.gemba.ingestion.layout.Token;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.TessAPI1;
import org.jspecify.annotations.Nullable;

/**
 * Reads printed text from page images. Skew is corrected before reading, because a page that is 5 degrees off loses
 * half its words; orientation is only looked for when the first reading makes little sense, since most pages are
 * upright and looking costs a fifth of reading. For one thread.
 */
public final class Recogniser implements AutoCloseable {
    private static final int DPI = 300;
    private static final int LSTM_ONLY = 1;
    private static final int AUTOMATIC_SEGMENTATION = 3;
    private static final int ORIENTATION_ONLY = 0;
    private static final float LEAST_SKEW = 0.15f;
    private static final float SURE_OF_SKEW = 3;
    private static final double MAKES_SENSE = 0.7;
    private static final int ENOUGH_WORDS = 8;
    private static final int LONG_WORD = 4;

    private final TessBaseAPI reader;
    private final Path data;
    private @Nullable TessBaseAPI orienter;

    /**
     * Loads the libraries and the languages.
     *
     * @param cache a folder that may be written to
     * @param languages Tesseract's names, such as {@code deu}; those without data are left out, English is always in
     */
    public Recogniser(Path cache, List<String> languages) {
        NativeLibraries.prepare(cache.resolve("native"));
        var gathered = LanguageData.gather(cache.resolve("tessdata"), languages);
        data = gathered.folder();
        reader = open(String.join("+", gathered.languages()), LSTM_ONLY);
        TessAPI1.TessBaseAPISetPageSegMode(reader, AUTOMATIC_SEGMENTATION);
    }

    private TessBaseAPI open(String languages, int engine) {
        var handle = TessAPI1.TessBaseAPICreate();
        if (TessAPI1.TessBaseAPIInit2(handle, data.toString(), languages, engine) != 0) {
            TessAPI1.TessBaseAPIDelete(handle);
            throw new IllegalStateException("Tesseract cannot be started for " + languages);
        }
        return handle;
    }

    /** Reads an image of about 300 dots per inch. */
    public Reading read(GrayImage image) {
        var map = image.graymap();
        var pix = Leptonica1.pixReadMem(map, new NativeSize(map.remaining()));
        try {
            var upright = readDeskewed(pix, 0);
            if (makesSense(upright)) {
                return upright;
            }
            var rotation = rotation(pix);
            return rotation == 0 ? upright : better(upright, readTurned(pix, rotation));
        } finally {
            Pixes.destroy(pix);
        }
    }

    private static Reading better(Reading a, Reading b) {
        return sense(b) > sense(a) ? b : a;
    }

    private static boolean makesSense(Reading reading) {
        return reading.words().size() >= ENOUGH_WORDS
                && sense(reading) / reading.words().size() > MAKES_SENSE;
    }

    /** Words that stand on end are read, too, but not in the order in which they are meant: the page lies sideways. */
    private static double sense(Reading reading) {
        return reading.words().stream()
                .filter(word -> word.text().length() < LONG_WORD || word.x1() - word.x0() > word.y1() - word.y0())
                .mapToDouble(Token::confidence)
                .sum();
    }

    private Reading readTurned(Pix pix, int rotation) {
        var turned = Leptonica1.pixRotateOrth(pix, rotation / 90);
        try {
            return readDeskewed(turned, rotation);
        } finally {
            Pixes.destroy(turned);
        }
    }

    private Reading readDeskewed(Pix pix, int rotation) {
        var width = Leptonica1.pixGetWidth(pix);
        var height = Leptonica1.pixGetHeight(pix);
        var skew = skew(pix);
        var radians = (float) Math.toRadians(skew);
        // A copy even when it is straight: erasing the lines must not spoil a second attempt at another orientation.
        var straight = skew == 0 ? Leptonica1.pixCopy(null, pix) : Leptonica1.pixRotateAMGray(pix, radians, (byte) 255);
        try {
            var rules = RulingLines.erase(straight);
            return new Reading(rotation, new Deskew(radians, width, height), recognise(straight), rules);
        } finally {
            Pixes.destroy(straight);
        }
    }

    /** Degrees clockwise to turn the image so that its lines run level; 0 if they do, or it cannot be told. */
    private static float skew(Pix pix) {
        var binary = Leptonica1.pixConvertTo1(pix, 160);
        try {
            var angle = FloatBuffer.allocate(1);
            var confidence = FloatBuffer.allocate(1);
            var failed = Leptonica1.pixFindSkewSweepAndSearch(binary, angle, confidence, 4, 2, 12f, 1f, 0.01f);
            var sure = failed == 0 && confidence.get(0) >= SURE_OF_SKEW && Math.abs(angle.get(0)) >= LEAST_SKEW;
            return sure ? angle.get(0) : 0;
        } finally {
            Pixes.destroy(binary);
        }
    }

    private int rotation(Pix pix) {
        var handle = orienter;
        if (handle == null) {
            handle = open("osd", 0);
            TessAPI1.TessBaseAPISetPageSegMode(handle, ORIENTATION_ONLY);
            orienter = handle;
        }
        TessAPI1.TessBaseAPISetImage2(handle, pix);
        TessAPI1.TessBaseAPISetSourceResolution(handle, DPI);
        var degrees = IntBuffer.allocate(1);
        var known = TessAPI1.TessBaseAPIDetectOrientationScript(
                handle, degrees, FloatBuffer.allocate(1), new PointerByReference(), FloatBuffer.allocate(1));
        TessAPI1.TessBaseAPIClear(handle);
        return known == ITessAPI.TRUE ? Math.floorMod(360 - degrees.get(0), 360) : 0;
    }

    private List<Token> recognise(Pix pix) {
        TessAPI1.TessBaseAPISetImage2(reader, pix);
        TessAPI1.TessBaseAPISetSourceResolution(reader, DPI);
        TessAPI1.TessBaseAPIRecognize(reader, null);
        var words = new ArrayList<Token>();
        var results = TessAPI1.TessBaseAPIGetIterator(reader);
        if (results != null) {
            var places = TessAPI1.TessResultIteratorGetPageIterator(results);
            do {
                word(results, places, words);
            } while (TessAPI1.TessResultIteratorNext(results, ITessAPI.TessPageIteratorLevel.RIL_WORD)
                    == ITessAPI.TRUE);
            TessAPI1.TessResultIteratorDelete(results);
        }
        TessAPI1.TessBaseAPIClear(reader);
        return words;
    }

    private static void word(ITessAPI.TessResultIterator results, ITessAPI.TessPageIterator places, List<Token> words) {
        var pointer = TessAPI1.TessResultIteratorGetUTF8Text(results, ITessAPI.TessPageIteratorLevel.RIL_WORD);
        if (pointer == null) {
            return;
        }
        var text = pointer.getString(0, "UTF-8").strip();
        TessAPI1.TessDeleteText(pointer);
        var confidence = TessAPI1.TessResultIteratorConfidence(results, ITessAPI.TessPageIteratorLevel.RIL_WORD) / 100;
        var x0 = IntBuffer.allocate(1);
        var y0 = IntBuffer.allocate(1);
        var x1 = IntBuffer.allocate(1);
        var y1 = IntBuffer.allocate(1);
        TessAPI1.TessPageIteratorBoundingBox(places, ITessAPI.TessPageIteratorLevel.RIL_WORD, x0, y0, x1, y1);
        if (!text.isEmpty()) {
            var height = y1.get(0) - y0.get(0);
            words.add(new Token(text, x0.get(0), y0.get(0), x1.get(0), y1.get(0), height, false, confidence));
        }
    }

    @Override
    public void close() {
        TessAPI1.TessBaseAPIDelete(reader);
        if (orienter != null) {
            TessAPI1.TessBaseAPIDelete(orienter);
        }
    }
}
