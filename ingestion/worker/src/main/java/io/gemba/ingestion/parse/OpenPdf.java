package io.gemba.ingestion.parse;

import io.gemba.ingestion.layout.PageLayout;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF: pages that carry their text are read from it, all others from their image. */
final class OpenPdf implements OpenDocument {
    private static final float POINTS_PER_INCH = 72;
    /** A3 at 300 dots per inch. */
    private static final float MOST_PIXELS = 18_000_000;

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
        var scan = PdfScan.of(document.getPage(number - 1));
        if (!scan.carriesItsText()) {
            return images.read(number, draw(number, ImageReading.DPI, ImageType.GRAY), 0, scan.width(), scan.height());
        }
        var layout = PageLayout.of(scan.words(), scan.rules(), scan.width(), scan.height(), false);
        return new ReadPage(number, scan.width(), scan.height(), 0, false, layout.words(), layout.blocks());
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
