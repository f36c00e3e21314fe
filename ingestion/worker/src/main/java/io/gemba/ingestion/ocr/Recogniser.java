package io.gemba.ingestion.ocr;

import com.ochafik.lang.jnaerator.runtime.NativeSize;
import com.sun.jna.ptr.PointerByReference;
import io.gemba.ingestion.layout.Token;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.TessAPI1;
import org.jspecify.annotations.Nullable;

/**
 * Reads printed text from page images. Orientation and skew are corrected before reading, because a page that is 5
 * degrees off loses half its words and one that is upside down nearly all. Tesseract's own orientation detection, which
 * costs a fifth of reading, is only asked when what was read makes little sense. For one thread.
 */
public final class Recogniser implements AutoCloseable {
    private static final int DPI = 300;
    private static final int ORIENTATION_ONLY = 0;
    private static final double MAKES_SENSE = 0.7;
    private static final int ENOUGH_WORDS = 8;
    private static final int LONG_WORD = 4;

    private final LanguageData data;
    private final Languages languages;
    private @Nullable TessBaseAPI orienter;

    /**
     * Loads the libraries and the languages.
     *
     * @param cache a folder that may be written to
     * @param languages Tesseract's names, such as {@code deu}; those without data are left out, English is always in
     */
    public Recogniser(Path cache, List<String> languages) {
        NativeLibraries.prepare(cache.resolve("native"));
        this.data = LanguageData.gather(cache.resolve("tessdata"), languages);
        this.languages = new Languages(data);
    }

    /** Reads an image of about 300 dots per inch. */
    public Reading read(GrayImage image) {
        var map = image.graymap();
        var pix = Leptonica1.pixReadMem(map, new NativeSize(map.remaining()));
        try {
            var bearing = Bearing.of(pix);
            var reading = read(pix, bearing);
            for (var rotation : otherRotations(pix, bearing, reading)) {
                if (makesSense(reading.words())) {
                    break;
                }
                reading = better(reading, read(pix, Bearing.at(rotation, pix)));
            }
            return reading;
        } finally {
            Pixes.destroy(pix);
        }
    }

    private static Reading better(Reading a, Reading b) {
        return sense(b.words()) > sense(a.words()) ? b : a;
    }

    /** What else to try with a page that makes little sense. */
    private Set<Integer> otherRotations(Pix pix, Bearing bearing, Reading reading) {
        if (makesSense(reading.words())) {
            return Set.of();
        }
        var others = new LinkedHashSet<Integer>();
        others.add(rotation(pix, bearing));
        if (reading.words().size() >= ENOUGH_WORDS) {
            others.add(0);
        }
        others.remove(bearing.rotation());
        return others;
    }

    private static boolean makesSense(List<Token> words) {
        return words.size() >= ENOUGH_WORDS && sense(words) / words.size() > MAKES_SENSE;
    }

    /** Words that stand on end are read, too, but not in the order in which they are meant: the page lies sideways. */
    private static double sense(List<Token> words) {
        return words.stream()
                .filter(word -> word.text().length() < LONG_WORD || word.x1() - word.x0() > word.y1() - word.y0())
                .mapToDouble(Token::confidence)
                .sum();
    }

    private Reading read(Pix pix, Bearing bearing) {
        var upright = Leptonica1.pixRotateOrth(pix, bearing.rotation() / 90);
        var straight = Pixes.turned(upright, bearing.skew());
        var even = Pixes.even(straight);
        try {
            var deskew = new Deskew((float) Math.toRadians(bearing.skew()), size(upright), size(straight));
            var rules = RulingLines.erase(even);
            var words = languages.words(even);
            return new Reading(
                    bearing.rotation(),
                    deskew,
                    makesSense(words) ? languages.inTheirLanguage(words, even) : words,
                    rules);
        } finally {
            Pixes.destroy(upright, straight, even);
        }
    }

    private static Deskew.Size size(Pix pix) {
        return new Deskew.Size(Leptonica1.pixGetWidth(pix), Leptonica1.pixGetHeight(pix));
    }

    /** What Tesseract takes for the orientation; as good as found if it cannot tell. */
    private int rotation(Pix pix, Bearing found) {
        var handle = orienter;
        if (handle == null) {
            handle = LanguageReader.open(data.folder(), "osd", 0);
            TessAPI1.TessBaseAPISetPageSegMode(handle, ORIENTATION_ONLY);
            orienter = handle;
        }
        var straight = Pixes.turned(pix, found.skew());
        var even = Pixes.even(straight);
        TessAPI1.TessBaseAPISetImage2(handle, even);
        TessAPI1.TessBaseAPISetSourceResolution(handle, DPI);
        var degrees = IntBuffer.allocate(1);
        var known = TessAPI1.TessBaseAPIDetectOrientationScript(
                handle, degrees, FloatBuffer.allocate(1), new PointerByReference(), FloatBuffer.allocate(1));
        TessAPI1.TessBaseAPIClear(handle);
        Pixes.destroy(straight, even);
        return known == ITessAPI.TRUE ? Math.floorMod(360 - degrees.get(0), 360) : found.rotation();
    }

    @Override
    public void close() {
        languages.close();
        if (orienter != null) {
            TessAPI1.TessBaseAPIDelete(orienter);
        }
    }
}
