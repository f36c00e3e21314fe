package io.gemba.ingestion;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** PDFs for tests. */
public final class Pdfs {
    private Pdfs() {}

    /** A PDF with a text layer, one page per list of lines; a line that begins with "# " is a heading. */
    public static byte[] text(List<List<String>> pages) throws IOException {
        try (var document = document(pages)) {
            return bytes(document);
        }
    }

    /** The same pages as pictures, turned clockwise. */
    public static byte[] scan(List<List<String>> pages, double degrees) throws IOException {
        try (var source = document(pages);
                var target = new PDDocument()) {
            var renderer = new PDFRenderer(source);
            for (int i = 0; i < pages.size(); i++) {
                var page = new PDPage(PDRectangle.A4);
                target.addPage(page);
                var image = turned(renderer.renderImageWithDPI(i, 200, ImageType.GRAY), degrees);
                try (var content = new PDPageContentStream(target, page)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(target, image),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            return bytes(target);
        }
    }

    /** A PDF that opens with a password only. */
    public static byte[] encrypted() throws IOException {
        try (var document = document(List.of(List.of("secret")))) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(document);
        }
    }

    private static BufferedImage turned(BufferedImage image, double degrees) {
        var turned = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(
                image,
                AffineTransform.getRotateInstance(
                        Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0),
                null);
        graphics.dispose();
        return turned;
    }

    private static PDDocument document(List<List<String>> pages) throws IOException {
        var document = new PDDocument();
        for (var lines : pages) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                var y = 760;
                for (var line : lines) {
                    var heading = line.startsWith("# ");
                    content.beginText();
                    content.setFont(
                            new PDType1Font(heading ? FontName.HELVETICA_BOLD : FontName.HELVETICA), heading ? 16 : 11);
                    content.newLineAtOffset(60, y);
                    content.showText(heading ? line.substring(2) : line);
                    content.endText();
                    y -= heading ? 26 : 16;
                }
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
