package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.HiddenPdfTextTests.FONT;
import static io.gemba.ingestion.parse.HiddenPdfTextTests.SECRET;
import static io.gemba.ingestion.parse.HiddenPdfTextTests.read;
import static io.gemba.ingestion.parse.HiddenPdfTextTests.show;
import static io.gemba.ingestion.parse.Opened.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;

/** What a scan or a letterhead shows, beside the text that lies before or behind its picture. */
class HiddenScanTextTests {
    private static final List<String> SCANNED = List.of(
            "Inspection record of the gearbox housing",
            "The cover was tightened with the calibrated wrench.",
            "Measured backlash 0.13 mm at twenty degrees");

    /** A scanned page with its text behind the picture, as scanning programs make it. */
    private static DrawnPdf searchable(BufferedImage picture, List<String> behind) throws IOException {
        var pdf = new DrawnPdf();
        return pdf.with(content -> {
            content.drawImage(LosslessFactory.createFromImage(pdf.document(), picture), 0, 0, 595, 842);
            content.setRenderingMode(RenderingMode.NEITHER);
            for (int i = 0; i < behind.size(); i++) {
                content.beginText();
                content.setFont(FONT, 13);
                content.newLineAtOffset(60, 742 - i * 24);
                content.showText(behind.get(i));
                content.endText();
            }
        });
    }

    private static BufferedImage scan() throws IOException {
        var pdf = new DrawnPdf();
        for (int i = 0; i < SCANNED.size(); i++) {
            pdf.text(60, 100 + i * 24, 13, FontName.HELVETICA, SCANNED.get(i));
        }
        return DrawnPdf.picture(pdf.bytes());
    }

    @Test
    void readsASearchableScanWithoutAWarning() throws Exception {
        var page = read(searchable(scan(), SCANNED));

        assertThat(page.recognised()).isTrue();
        assertThat(text(page)).isEqualTo(String.join(" ", SCANNED));
        assertThat(page.confidence()).isGreaterThan(0.94f);
        assertThat(page.hidden()).isEmpty();
    }

    @Test
    void tellsWhatTheTextOfAScanSaysAndItsPictureDoesNotShow() throws Exception {
        var behind = Stream.concat(SCANNED.stream(), Stream.of(SECRET)).toList();

        var page = read(searchable(scan(), behind));

        assertThat(text(page)).isEqualTo(String.join(" ", SCANNED));
        assertThat(page.hidden()).containsExactly(new HiddenText(Kind.UNLIKE_PICTURE, 7, SECRET));
    }

    @Test
    void readsAStampedScanFromItsPictureAndItsStampFromTheFile() throws Exception {
        var pdf = new DrawnPdf();
        pdf.with(content -> content.drawImage(LosslessFactory.createFromImage(pdf.document(), scan()), 0, 0, 595, 842));

        var page = read(pdf.text(300, 40, "Received 2026-03-04"));

        assertThat(page.recognised()).isTrue();
        assertThat(text(page)).contains("Received 2026-03-04").contains("Measured backlash 0.13 mm");
    }

    @Test
    void tellsWhiteTextOnAWhitePicture() throws Exception {
        var pdf = new DrawnPdf();
        var page = read(pdf.with(content -> {
            content.drawImage(LosslessFactory.createFromImage(pdf.document(), scan()), 0, 0, 595, 842);
            content.setNonStrokingColor(1f);
            show(content, 60, 300, 11);
        }));

        assertThat(text(page)).isEqualTo(String.join(" ", SCANNED));
        assertThat(page.hidden()).containsExactly(new HiddenText(Kind.COLOUR, 7, SECRET));
    }

    @Test
    void readsPrintOnALetterheadFromTheFile() throws Exception {
        var paper = new BufferedImage(600, 850, BufferedImage.TYPE_INT_RGB);
        var graphics = paper.createGraphics();
        graphics.setPaint(
                new java.awt.GradientPaint(0, 0, new java.awt.Color(230, 240, 250), 600, 850, java.awt.Color.WHITE));
        graphics.fillRect(0, 0, 600, 850);
        graphics.dispose();
        var pdf = new DrawnPdf();
        pdf.with(content -> content.drawImage(LosslessFactory.createFromImage(pdf.document(), paper), 0, 0, 595, 842));

        var page = read(pdf.text(60, 100, "The gearbox is filled with oil."));

        assertThat(page.recognised()).isFalse();
        assertThat(text(page)).isEqualTo("The gearbox is filled with oil.");
        assertThat(page.hidden()).isEmpty();
    }
}
