package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import io.gemba.ingestion.layout.PageLayout;
import io.gemba.ingestion.layout.Token;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** A PDF: pages that carry their text are read from it, all others from their image. */
final class OpenPdf implements OpenDocument {
    private static final float POINTS_PER_INCH = 72;
    /** A3 at 300 dots per inch. */
    private static final float MOST_PIXELS = 18_000_000;

    private static final double FEW_PICTURES = 0.3;
    private static final double MOSTLY_PICTURE = 0.5;
    private static final int MANY_SHAPES = 150;

    private final PDDocument document;
    private final PDFRenderer renderer;
    private final ImageReading images;

    private OpenPdf(PDDocument document, ImageReading images) {
        this.document = document;
        this.renderer = new PDFRenderer(document);
        this.renderer.setSubsamplingAllowed(true);
        this.images = images;
    }

    static OpenPdf open(Path file, ImageReading images) throws FileRejected {
        try {
            var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
            if (document.getNumberOfPages() == 0) {
                document.close();
                throw new FileRejected(Reason.CORRUPT, "The PDF has no pages.");
            }
            return new OpenPdf(document, images);
        } catch (InvalidPasswordException e) {
            throw new FileRejected(Reason.ENCRYPTED, "The PDF is protected by a password.");
        } catch (IOException e) {
            throw new FileRejected(Reason.CORRUPT, "The PDF is damaged and cannot be opened.");
        }
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public int pages() {
        return document.getNumberOfPages();
    }

    @Override
    public ReadPage read(int number) throws IOException {
        var page = document.getPage(number - 1);
        var content = PdfContent.of(page, 0, renderer);
        var text = new PdfText(content);
        var turn = text.turn();
        if (turn != 0) {
            content = PdfContent.of(page, turn, renderer);
            text = new PdfText(content);
        }
        return read(number, turn, content, text).hiding(PdfNotes.remarks(page));
    }

    private ReadPage read(int number, int turn, PdfContent content, PdfText text) throws IOException {
        if (!text.isLegible()) {
            return recognise(number, turn, content, TextLayer.NONE).hiding(text.hidden());
        }
        var words = text.words();
        var pictures = content.pictureShare();
        if (pictures < FEW_PICTURES && content.shapes() < MANY_SHAPES) {
            return pictures > 0
                    ? checked(number, turn, content, text, words, null)
                    : plain(number, turn, content, text, words);
        }
        if (words.isEmpty() && pictures > MOSTLY_PICTURE) {
            return recognise(number, turn, content, new TextLayer(words, text.wordsBehindPicture()))
                    .hiding(text.hidden());
        }
        var look = look(number, turn);
        var parted = words.stream().collect(Collectors.partitioningBy(look::shows));
        var seen = parted.getOrDefault(true, List.of());
        if (!look.showsMoreThan(seen)) {
            return checked(number, turn, content, text, words, look);
        }
        return recognise(number, turn, content, new TextLayer(seen, text.wordsBehindPicture()))
                .hiding(text.hidden())
                .hiding(hidden(Kind.COLOUR, parted.getOrDefault(false, List.of())));
    }

    /**
     * On pictures the colour of what lies behind a word is only known once the page has been drawn.
     *
     * @param drawn the page, if it has been
     */
    private ReadPage checked(
            int number, int turn, PdfContent content, PdfText text, List<Token> words, @Nullable PageLook drawn)
            throws IOException {
        var behind = text.wordsBehindPicture();
        if (!text.isOnPictures() && behind.isEmpty()) {
            return plain(number, turn, content, text, words);
        }
        var look = drawn == null ? look(number, turn) : drawn;
        var seen = words.stream().collect(Collectors.partitioningBy(look::shows));
        return plain(number, turn, content, text, seen.getOrDefault(true, List.of()))
                .hiding(hidden(Kind.COLOUR, seen.getOrDefault(false, List.of())))
                .hiding(hidden(Kind.INVISIBLE, behind));
    }

    private static List<HiddenText> hidden(Kind kind, List<Token> words) {
        return words.isEmpty()
                ? List.of()
                : List.of(HiddenText.of(kind, words.stream().map(Token::text).collect(Collectors.joining(" "))));
    }

    private static ReadPage plain(int number, int turn, PdfContent content, PdfText text, List<Token> words) {
        var all = Stream.concat(words.stream(), text.slantedWords().stream()).toList();
        var layout = PageLayout.of(all, content.rules().rules(), content.width(), content.height(), false);
        return new ReadPage(
                number,
                content.width(),
                content.height(),
                turn,
                false,
                null,
                layout.words(),
                layout.blocks(),
                text.hidden());
    }

    private ReadPage recognise(int number, int turn, PdfContent content, TextLayer layer) throws IOException {
        var image = ImageReading.turned(draw(number, ImageReading.DPI, ImageType.GRAY), turn);
        return images.read(number, image, turn, content.width(), content.height(), layer);
    }

    private PageLook look(int number, int turn) throws IOException {
        return new PageLook(ImageReading.turned(draw(number, PageLook.DPI, ImageType.GRAY), turn));
    }

    @Override
    public BufferedImage draw(int number, int rotation, int dpi) throws IOException {
        return ImageReading.turned(draw(number, dpi, ImageType.RGB), rotation);
    }

    private BufferedImage draw(int number, int dpi, ImageType type) throws IOException {
        var box = document.getPage(number - 1).getCropBox();
        var scale = dpi / POINTS_PER_INCH;
        var pixels = box.getWidth() * box.getHeight() * scale * scale;
        var fitting = pixels <= MOST_PIXELS ? scale : (float) (scale * Math.sqrt(MOST_PIXELS / pixels));
        return renderer.renderImage(number - 1, fitting, type);
    }

    @Override
    public Optional<String> title() {
        return Optional.ofNullable(document.getDocumentInformation().getTitle())
                .map(String::strip)
                .filter(title -> !title.isEmpty());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
