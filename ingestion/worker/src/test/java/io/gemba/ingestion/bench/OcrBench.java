package io.gemba.ingestion.bench;

import com.ochafik.lang.jnaerator.runtime.NativeSize;
import com.sun.jna.ptr.PointerByReference;
import io.gemba.ingestion.layout.Token;
import io.gemba.ingestion.ocr.GrayImage;
import io.gemba.ingestion.ocr.Recogniser;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.TessAPI1;

/**
 * Prints what recognising pages costs, orientation and skew looked after, beside bare libtesseract through the same
 * libraries, and how many words are right. Further pages are read from {@code scans} in the folder that
 * {@code GEMBA_BENCH_DATA} names: pictures with their text beside them, as {@code page.png} and {@code page.txt}.
 */
public final class OcrBench {
    private static final int ROUNDS = 2;
    private static final List<String> LANGUAGES = List.of("eng");
    private static final List<String> WORDS = List.of(
            ("the gearbox flange bolts are tightened in a cross pattern with a calibrated torque wrench before the oil"
                            + " is filled into housing check pressure sensor alarm pump valve bearing replace every 2000 hours"
                            + " operator releases machine after inspection and records the measured backlash on the quality form")
                    .split(" "));

    private OcrBench() {}

    public static void main(String[] args) throws Exception {
        var cache = Files.createTempDirectory("gemba-ocr-bench");
        var pages = new ArrayList<>(List.of(ownPage(1), ownPage(2)));
        pages.addAll(Cpu.data("scans").map(OcrBench::pagesIn).orElse(List.of()));
        try (var recogniser = new Recogniser(cache, LANGUAGES);
                var bare = new BareTesseract(cache.resolve("tessdata"))) {
            Cpu.row("OCR, 300 dots per inch, English", "measured", "goal");
            var costs = Cpu.compare(
                    ROUNDS,
                    () -> pages.forEach(page -> bare.read(page.image())),
                    () -> pages.forEach(page -> recogniser.read(page.image())));
            var count = ROUNDS * pages.size();
            Cpu.row("CPU of bare libtesseract per page [s]", "%.2f".formatted(costs.bareSeconds() / count), "");
            Cpu.row("CPU of the recogniser per page [s]", "%.2f".formatted(costs.ourSeconds() / count), "");
            Cpu.row("pages per CPU second / of bare libtesseract", "%.3f".formatted(1 / costs.ratio()), "> 0.85");
            for (var page : pages) {
                var words = recogniser.read(page.image()).words().stream()
                        .map(Token::text)
                        .toList();
                Cpu.row("words missed on " + page.name() + " [%]", "%.1f".formatted(100 * page.missed(words)), "");
            }
        }
        System.exit(0);
    }

    private static Page ownPage(int number) {
        var image = new BufferedImage(2480, 3508, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 44));
        var random = new Random(number);
        var truth = new ArrayList<String>();
        for (int line = 0; line < 45; line++) {
            var words = random.ints(10, 0, WORDS.size()).mapToObj(WORDS::get).toList();
            truth.addAll(words);
            graphics.drawString(String.join(" ", words), 250, 300 + line * 66);
        }
        graphics.dispose();
        return new Page("page " + number + " of our own", GrayImage.of(image), truth);
    }

    private static List<Page> pagesIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .filter(file -> Files.exists(text(file)))
                    .sorted()
                    .map(OcrBench::page)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path text(Path picture) {
        return picture.resolveSibling(picture.getFileName().toString().replace(".png", ".txt"));
    }

    private static Page page(Path picture) {
        try {
            var truth = List.of(Files.readString(text(picture)).strip().split("\\s+"));
            return new Page(picture.getFileName().toString(), GrayImage.of(ImageIO.read(picture.toFile())), truth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Page(String name, GrayImage image, List<String> truth) {

        /** The share of words that were not read, whatever their order. */
        double missed(List<String> read) {
            var counts = new HashMap<String, Integer>();
            read.forEach(word -> counts.merge(word, 1, Integer::sum));
            var missed = truth.stream()
                    .filter(word -> counts.merge(word, -1, Integer::sum) < 0)
                    .count();
            return missed / (double) truth.size();
        }
    }

    /** Libtesseract as one would call it by hand: an image in, words out. */
    private static final class BareTesseract implements AutoCloseable {
        private final TessBaseAPI handle = TessAPI1.TessBaseAPICreate();

        BareTesseract(Path data) {
            TessAPI1.TessBaseAPIInit2(handle, data.toString(), String.join("+", LANGUAGES), 1);
            TessAPI1.TessBaseAPISetPageSegMode(handle, 3);
        }

        String read(GrayImage image) {
            var header =
                    "P5 %d %d 255\n".formatted(image.width(), image.height()).getBytes(StandardCharsets.US_ASCII);
            var map = ByteBuffer.allocateDirect(header.length + image.pixels().length);
            map.put(header).put(image.pixels()).flip();
            var pix = Leptonica1.pixReadMem(map, new NativeSize(map.remaining()));
            TessAPI1.TessBaseAPISetImage2(handle, pix);
            TessAPI1.TessBaseAPISetSourceResolution(handle, 300);
            TessAPI1.TessBaseAPIRecognize(handle, null);
            var text = TessAPI1.TessBaseAPIGetUTF8Text(handle);
            var words = text.getString(0, "UTF-8");
            TessAPI1.TessDeleteText(text);
            TessAPI1.TessBaseAPIClear(handle);
            Leptonica1.pixDestroy(new PointerByReference(pix.getPointer()));
            return words;
        }

        @Override
        public void close() {
            TessAPI1.TessBaseAPIDelete(handle);
        }
    }
}
