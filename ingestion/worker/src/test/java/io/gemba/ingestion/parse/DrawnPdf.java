package io.gemba.ingestion.parse;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/** A PDF whose words are put where a test wants them; places are in points from the top left of an A4 page. */
final class DrawnPdf {
    private final PDDocument document = new PDDocument();
    private PDPage page = new PDPage(PDRectangle.A4);

    DrawnPdf() {
        document.addPage(page);
    }

    DrawnPdf nextPage() {
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return this;
    }

    DrawnPdf text(float x, float y, String text) throws IOException {
        return text(x, y, 11, FontName.HELVETICA, text);
    }

    DrawnPdf text(float x, float y, float size, FontName font, String text) throws IOException {
        return text(Matrix.getTranslateInstance(x, 842 - y), size, font, text);
    }

    DrawnPdf text(Matrix place, float size, FontName font, String text) throws IOException {
        try (var content = content()) {
            content.beginText();
            content.setFont(new PDType1Font(font), size);
            content.setTextMatrix(place);
            content.showText(text);
            content.endText();
        }
        return this;
    }

    /** Draws anything; places are from the bottom left. */
    DrawnPdf with(Drawing drawing) throws IOException {
        try (var content = content()) {
            drawing.on(content);
        }
        return this;
    }

    /** The file, to add to it what is not drawn. */
    PDDocument document() {
        return document;
    }

    PDPage page() {
        return page;
    }

    DrawnPdf line(float x0, float y0, float x1, float y1) throws IOException {
        try (var content = content()) {
            content.moveTo(x0, 842 - y0);
            content.lineTo(x1, 842 - y1);
            content.stroke();
        }
        return this;
    }

    DrawnPdf image(BufferedImage image) throws IOException {
        try (var content = content()) {
            content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 595, 842);
        }
        return this;
    }

    DrawnPdf rotate(int degrees) {
        page.setRotation(degrees);
        return this;
    }

    DrawnPdf crop(float x, float y, float width, float height) {
        page.setCropBox(new PDRectangle(x, y, width, height));
        return this;
    }

    private PDPageContentStream content() throws IOException {
        return new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false, true);
    }

    /** What is drawn. */
    @FunctionalInterface
    interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        document.close();
        return out.toByteArray();
    }

    /** The first page as it is seen, 200 dots per inch. */
    static BufferedImage picture(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.GRAY);
        }
    }
}
