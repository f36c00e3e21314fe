package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.page;
import static io.gemba.ingestion.parse.Opened.rows;
import static io.gemba.ingestion.parse.Opened.text;
import static io.gemba.ingestion.parse.Opened.texts;
import static io.gemba.ingestion.parse.Opened.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gemba.corpus.chunk.Box;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReadingTests {

    private static ReadPage read(DrawnPdf pdf) throws Exception {
        return page("file.pdf", pdf.bytes());
    }

    @Test
    void readsEachOfTwoColumnsToItsEnd() throws Exception {
        var pdf = new DrawnPdf().text(60, 60, 18, FontName.HELVETICA_BOLD, "A title across both");
        for (int i = 0; i < 10; i++) {
            pdf.text(60, 100 + i * 14, "left words of line %d go on here".formatted(i));
            pdf.text(320, 100 + i * 14, "right words of line %d go on here".formatted(i));
        }

        var text = text(read(pdf));

        assertThat(text.indexOf("left words of line 9")).isLessThan(text.indexOf("right words of line 0"));
    }

    @Test
    void readsATableFromItsRulingLines() throws Exception {
        var pdf = new DrawnPdf();
        for (int row = 0; row <= 3; row++) {
            pdf.line(60, 100 + row * 20, 360, 100 + row * 20);
        }
        for (int column = 0; column <= 3; column++) {
            pdf.line(60 + column * 100, 100, 60 + column * 100, 160);
        }
        pdf.text(65, 114, 11, FontName.HELVETICA_BOLD, "Screw").text(165, 114, 11, FontName.HELVETICA_BOLD, "Torque");
        pdf.text(265, 114, 11, FontName.HELVETICA_BOLD, "Tool");
        pdf.text(65, 134, "M8").text(165, 134, "25 Nm").text(265, 134, "TW-9");
        pdf.text(65, 154, "M10").text(265, 154, "TW-12");

        assertThat(rows(read(pdf)))
                .containsExactly(
                        List.of("#", "Screw", "Torque", "Tool"),
                        List.of("M8", "25 Nm", "TW-9"),
                        List.of("M10", "", "TW-12"));
    }

    @Test
    void readsATableThatOnlyItsGapsTell() throws Exception {
        var pdf = new DrawnPdf();
        var rows = List.of(
                List.of("Part", "Interval", "Grease"),
                List.of("Bearing", "2000 h", "LGMT 2"),
                List.of("Chain", "500 h", "VG 220"),
                List.of("Spindle", "8000 h", "LGMT 3"));
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < 3; c++) {
                pdf.text(60 + c * 140, 100 + r * 16, rows.get(r).get(c));
            }
        }

        assertThat(rows(read(pdf)))
                .contains(List.of("Chain", "500 h", "VG 220"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void putsBoxesOnTheirWordsHoweverThePageIsTurned(int rotation) throws Exception {
        var pdf = new DrawnPdf().rotate(rotation);
        var upright = Matrix.getRotateInstance(
                Math.toRadians(rotation),
                rotation == 90 ? 595 : rotation == 180 ? 595 : 0,
                rotation == 180 ? 842 : rotation == 270 ? 842 : 0);
        var height = rotation % 180 == 0 ? 842f : 595f;
        var width = rotation % 180 == 0 ? 595f : 842f;
        var place = Matrix.getTranslateInstance(100, height - 200).multiply(upright);
        pdf.text(place, 20, FontName.HELVETICA, "Marked place");

        var page = read(pdf);

        assertThat(page.recognised()).isFalse();
        assertThat(page.width()).isEqualTo(width, within(1f));
        assertLiesAt(word(page, "Marked").box(), 100 / width, 200 / height, 20 / height);
    }

    @Test
    void countsBoxesFromTheCornerOfTheCropBox() throws Exception {
        var page = read(
                new DrawnPdf().text(200, 300, 20, FontName.HELVETICA, "Marked").crop(100, 100, 400, 600));

        assertThat(page.width()).isEqualTo(400, within(0.5f));
        assertLiesAt(word(page, "Marked").box(), 100 / 400f, (300 - 142) / 600f, 20 / 600f);
    }

    private static void assertLiesAt(Box box, float left, float baseline, float size) {
        assertThat(box.x0()).isEqualTo(left, within(0.005f));
        assertThat(box.y0()).isBetween(baseline - size, baseline - 0.5f * size);
        assertThat(box.y1()).isBetween(baseline, baseline + 0.4f * size);
    }

    @Test
    void leavesOutWhatLiesOutsideTheCropBox() throws Exception {
        var page = read(
                new DrawnPdf().text(10, 20, "Outside").text(200, 300, "Inside").crop(100, 100, 400, 600));

        assertThat(text(page)).isEqualTo("Inside");
    }

    @Test
    void findsHeadingsListsAndSteps() throws Exception {
        var page = read(new DrawnPdf()
                .text(60, 60, 16, FontName.HELVETICA_BOLD, "4 Oil change")
                .text(60, 90, "Before the work begins the machine is switched off and locked.")
                .text(60, 120, "1. Open the drain plug and wait until all of the oil has run")
                .text(75, 134, "off into the pan.")
                .text(60, 150, "2. Close the plug.")
                .text(60, 180, "\u2022 Gloves")
                .text(60, 196, "\u2022 Goggles"));

        assertThat(texts(page, Block.Heading.class)).containsExactly("4 Oil change");
        assertThat(texts(page, Block.Item.class))
                .containsExactly(
                        "1. Open the drain plug and wait until all of the oil has run off into the pan.",
                        "2. Close the plug.",
                        "\u2022 Gloves",
                        "\u2022 Goggles");
    }

    @Test
    void recognisesAPageThatIsSetUpsideDown() throws Exception {
        var pdf = new DrawnPdf();
        for (int i = 0; i < 8; i++) {
            var place =
                    Matrix.getTranslateInstance(60, 700 - i * 20).multiply(Matrix.getRotateInstance(Math.PI, 595, 842));
            pdf.text(place, 14, FontName.HELVETICA, "The flange screws are tightened with the wrench");
        }

        var page = read(pdf);

        assertThat(page.rotation()).isEqualTo(180);
        assertThat(text(page)).contains("flange screws are tightened");
    }

    @Test
    void recognisesAPageWhoseLettersDoNotMeanWhatTheyShow() throws Exception {
        var shifted = new DrawnPdf();
        for (int i = 0; i < 12; i++) {
            shifted.text(60, 80 + i * 20, "Xlmw mw xjj bcwx yj ghrxq zkfdx wmmf xvvc");
        }

        assertThat(read(shifted).recognised()).isTrue();
    }

    @Test
    void takesATableOfContentsForText() throws Exception {
        var contents = new DrawnPdf();
        for (int i = 1; i <= 12; i++) {
            contents.text(60, 80 + i * 20, "%d Chapter %s %d".formatted(i, ".".repeat(100), i + 3));
        }

        assertThat(read(contents).recognised()).isFalse();
    }

    @Test
    void readsEachPageAsItIs() throws Exception {
        var typed =
                new DrawnPdf().text(60, 100, 16, FontName.HELVETICA, "The scanned page says this in large letters.");
        var scan = DrawnPdf.picture(typed.bytes());
        var pages = Opened.read(
                "mixed.pdf",
                new DrawnPdf()
                        .text(60, 100, "The first page carries its text.")
                        .nextPage()
                        .image(scan)
                        .nextPage()
                        .bytes());

        assertThat(pages).extracting(ReadPage::recognised).containsExactly(false, true, false);
        assertThat(text(pages.get(1))).contains("scanned page says this");
        assertThat(pages.get(2).words()).isEmpty();
    }

    @Test
    void findsNoTextOnAPageThatShowsNone() throws Exception {
        var noise = new BufferedImage(800, 1100, BufferedImage.TYPE_BYTE_GRAY);
        var random = new Random(3);
        for (int y = 0; y < 1100; y++) {
            for (int x = 0; x < 800; x++) {
                var shade = 128 + (int) (60 * Math.sin(x / 90.0) * Math.cos(y / 70.0)) + random.nextInt(30);
                noise.getRaster().setSample(x, y, 0, Math.clamp(shade, 0, 255));
            }
        }

        assertThat(read(new DrawnPdf().image(noise)).words()).isEmpty();
    }
}
