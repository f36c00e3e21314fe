package io.gemba.ingestion.ocr;

import io.gemba.ingestion.layout.Token;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Pix;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.TessAPI1;

/** One Tesseract that reads certain languages. For one thread. */
final class LanguageReader implements AutoCloseable {
    private static final int DPI = 300;
    private static final int LSTM_ONLY = 1;
    private static final int AUTOMATIC_SEGMENTATION = 3;

    private final TessBaseAPI handle;

    /**
     * Loads the languages.
     *
     * @param data folder that holds their data
     * @param languages the first is tried first
     */
    LanguageReader(Path data, List<String> languages) {
        handle = open(data, String.join("+", languages), LSTM_ONLY);
        TessAPI1.TessBaseAPISetPageSegMode(handle, AUTOMATIC_SEGMENTATION);
    }

    static TessBaseAPI open(Path data, String languages, int engine) {
        var handle = TessAPI1.TessBaseAPICreate();
        if (TessAPI1.TessBaseAPIInit2(handle, data.toString(), languages, engine) != 0) {
            TessAPI1.TessBaseAPIDelete(handle);
            throw new IllegalStateException("Tesseract cannot be started for " + languages);
        }
        return handle;
    }

    /** The words of an image of 300 dots per inch, in pixels. */
    List<Token> words(Pix pix) {
        TessAPI1.TessBaseAPISetImage2(handle, pix);
        TessAPI1.TessBaseAPISetSourceResolution(handle, DPI);
        TessAPI1.TessBaseAPIRecognize(handle, null);
        var words = new ArrayList<Token>();
        var results = TessAPI1.TessBaseAPIGetIterator(handle);
        if (results != null) {
            var places = TessAPI1.TessResultIteratorGetPageIterator(results);
            do {
                word(results, places, words);
            } while (TessAPI1.TessResultIteratorNext(results, ITessAPI.TessPageIteratorLevel.RIL_WORD)
                    == ITessAPI.TRUE);
            TessAPI1.TessResultIteratorDelete(results);
        }
        TessAPI1.TessBaseAPIClear(handle);
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
        TessAPI1.TessBaseAPIDelete(handle);
    }
}
