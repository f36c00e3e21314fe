package io.gemba.acceptance.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** PDFs. */
public final class Pdfs {
    private static final int SCAN_DPI = 200;

    private Pdfs() {}

    /** One page per text. */
    public static byte[] ofPages(List<String> texts) {
        try (var document = document(texts)) {
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page per text, as pictures. */
    public static byte[] scanOf(List<String> texts) {
        try (var source = document(texts);
                var target = new PDDocument()) {
            var renderer = new PDFRenderer(source);
            for (int page = 0; page < texts.size(); page++) {
                var image = LosslessFactory.createFromImage(
                        target, renderer.renderImageWithDPI(page, SCAN_DPI, ImageType.GRAY));
                target.addPage(new PDPage(PDRectangle.A4));
                try (var content = new PDPageContentStream(target, target.getPage(page))) {
                    content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
            return bytes(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that opens with a password only. */
    public static byte[] encrypted() {
        try (var document = document(List.of("The locker of hall 4 opens with 4711."))) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDDocument document(List<String> texts) throws IOException {
        var document = new PDDocument();
        var font = new PDType1Font(FontName.HELVETICA);
        for (var text : texts) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 12);
                content.setLeading(18);
                content.newLineAtOffset(60, 760);
                for (var line : text.split("\n")) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
