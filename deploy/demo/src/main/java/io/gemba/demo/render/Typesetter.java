package io.gemba.demo.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Lays XHTML out on pages; what would differ from run to run (times, file identifier) is fixed. */
final class Typesetter {
    private static final String SANS = "Liberation Sans";
    private static final String MONO = "Liberation Mono";

    static {
        XRLog.setLoggingEnabled(false);
    }

    byte[] toPdf(String xhtml, String title) throws IOException {
        try (var document = new PDDocument()) {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePDDocument(document);
            builder.withHtmlContent(xhtml, null);
            useFonts(builder);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
            }
            return saved(document, title);
        }
    }

    static byte[] saved(PDDocument document, String title) throws IOException {
        var when = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        when.setTimeInMillis(0);
        when.set(2026, Calendar.JANUARY, 1, 0, 0, 0);
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer("Gemba demo plant");
        information.setCreationDate(when);
        information.setModificationDate(when);
        document.setDocumentId((long) title.hashCode());
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static void useFonts(PdfRendererBuilder builder) {
        builder.useFont(() -> font("LiberationSans-Regular"), SANS, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("LiberationSans-Bold"), SANS, 700, FontStyle.NORMAL, true);
        builder.useFont(() -> font("LiberationSans-Italic"), SANS, 400, FontStyle.ITALIC, true);
        builder.useFont(() -> font("LiberationMono-Regular"), MONO, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("LiberationMono-Bold"), MONO, 700, FontStyle.NORMAL, true);
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(Typesetter.class.getResourceAsStream("/liberation/" + name + ".ttf"));
    }
}
