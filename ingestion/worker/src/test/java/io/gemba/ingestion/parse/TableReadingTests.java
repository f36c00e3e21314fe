package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.page;
import static io.gemba.ingestion.parse.Opened.rows;
import static io.gemba.ingestion.parse.Opened.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

class TableReadingTests {
    private static final FontName PLAIN = FontName.HELVETICA;
    private static final FontName BOLD = FontName.HELVETICA_BOLD;

    private final DrawnPdf pdf = new DrawnPdf();

    private void row(FontName font, float y, Object... placesAndTexts) throws IOException {
        for (int i = 0; i < placesAndTexts.length; i += 2) {
            pdf.text(((Number) placesAndTexts[i]).floatValue(), y, 10, font, (String) placesAndTexts[i + 1]);
        }
    }

    private List<List<String>> read() throws Exception {
        return rows(page("file.pdf", pdf.bytes()));
    }

    @Test
    void readsItemsOfAnInvoiceWithTheirRemarksAndItsTotal() throws Exception {
        row(BOLD, 100, 60, "Pos", 100, "Description", 300, "Quantity", 390, "Price", 480, "Total");
        pdf.line(60, 106, 540, 106);
        row(PLAIN, 120, 60, "10", 100, "Gearbox flange", 300, "2 pcs", 390, "12.50", 480, "25.00");
        row(PLAIN, 132, 100, "galvanised, with bolts");
        row(PLAIN, 180, 60, "20", 100, "Sealing ring", 300, "40 pcs", 390, "0.80", 480, "32.00");
        row(PLAIN, 192, 100, "Batch L-77");
        row(BOLD, 216, 390, "Net", 480, "57.00");

        assertThat(read())
                .containsExactly(
                        List.of("#", "Pos", "Description", "Quantity", "Price", "Total"),
                        List.of("10", "Gearbox flange galvanised, with bolts", "2 pcs", "12.50", "25.00"),
                        List.of("20", "Sealing ring Batch L-77", "40 pcs", "0.80", "32.00"),
                        List.of("", "", "", "Net", "57.00"));
    }

    @Test
    void givesANameThatSeveralColumnsShareToEachOfThem() throws Exception {
        row(BOLD, 100, 256, "Specification");
        pdf.line(230, 104, 390, 104);
        row(BOLD, 116, 60, "Property", 240, "Min", 330, "Max", 420, "Result");
        pdf.line(60, 121, 480, 121);
        row(PLAIN, 134, 60, "Hardness", 240, "180", 330, "220", 420, "204");
        row(PLAIN, 148, 60, "Elongation", 240, "12.0", 420, "14.5");
        row(PLAIN, 162, 60, "Density", 240, "7.70", 330, "7.90", 420, "7.85");

        assertThat(read())
                .containsExactly(
                        List.of("#", "", "Specification", "Specification", ""),
                        List.of("#", "Property", "Min", "Max", "Result"),
                        List.of("Hardness", "180", "220", "204"),
                        List.of("Elongation", "12.0", "", "14.5"),
                        List.of("Density", "7.70", "7.90", "7.85"));
    }

    @Test
    void readsNamesInColouredCellsAndTheRowsBelow() throws Exception {
        pdf.with(content -> {
            content.setNonStrokingColor(0.1f, 0.2f, 0.5f);
            for (var box : new float[][] {{60, 98}, {160, 118}, {280, 98}, {380, 98}}) {
                content.addRect(box[0], 730, box[1], 24);
                content.fill();
            }
            content.setNonStrokingColor(1f);
            for (var name : new String[][] {{"64", "Lot"}, {"164", "Product"}, {"284", "Limit"}, {"384", "Value"}}) {
                content.beginText();
                content.setFont(new PDType1Font(PLAIN), 10);
                content.newLineAtOffset(Float.parseFloat(name[0]), 738);
                content.showText(name[1]);
                content.endText();
            }
        });
        row(PLAIN, 140, 64, "L-77", 164, "Grease", 284, "220", 384, "214");
        row(PLAIN, 180, 64, "L-78", 164, "Oil", 284, "90", 384, "88");

        assertThat(read())
                .containsExactly(
                        List.of("#", "Lot", "Product", "Limit", "Value"),
                        List.of("L-77", "Grease", "220", "214"),
                        List.of("L-78", "Oil", "90", "88"));
    }

    @Test
    void partsRowsThatStandInOneBox() throws Exception {
        for (var x : new float[] {60, 260, 360, 460}) {
            pdf.line(x, 90, x, 200);
        }
        for (var y : new float[] {90, 110, 200}) {
            pdf.line(60, y, 460, y);
        }
        row(BOLD, 104, 64, "Article", 264, "Quantity", 364, "Amount");
        row(PLAIN, 126, 64, "Bearing", 264, "4", 364, "80.00");
        row(PLAIN, 138, 64, "with a seal on both sides");
        row(PLAIN, 160, 64, "Shaft", 264, "1", 364, "120.00");

        assertThat(read())
                .containsExactly(
                        List.of("#", "Article", "Quantity", "Amount"),
                        List.of("Bearing with a seal on both sides", "4", "80.00"),
                        List.of("Shaft", "1", "120.00"));
    }

    @Test
    void repeatsACellThatSeveralRowsShare() throws Exception {
        for (var x : new float[] {60, 200, 300}) {
            pdf.line(x, 90, x, 150);
        }
        for (var y : new float[] {90, 110, 150}) {
            pdf.line(60, y, 300, y);
        }
        pdf.line(200, 130, 300, 130);
        row(BOLD, 104, 64, "Machine", 204, "Torque");
        row(PLAIN, 134, 64, "HX-200");
        row(PLAIN, 124, 204, "25 Nm");
        row(PLAIN, 144, 204, "49 Nm");

        assertThat(read())
                .containsExactly(
                        List.of("#", "Machine", "Torque"), List.of("HX-200", "25 Nm"), List.of("HX-200", "49 Nm"));
    }

    @Test
    void readsEachOfThreeColumnsToItsEnd() throws Exception {
        for (int i = 0; i < 8; i++) {
            row(PLAIN, 100 + i * 13, 60, "one goes on at line " + i);
            row(PLAIN, 104 + i * 14, 230, "two goes on at line " + i);
            row(PLAIN, 100 + i * 13, 400, "three goes on at line " + i);
        }

        var text = text(page("file.pdf", pdf.bytes()));

        assertThat(text.indexOf("one goes on at line 7")).isLessThan(text.indexOf("two goes on at line 0"));
        assertThat(text.indexOf("two goes on at line 7")).isLessThan(text.indexOf("three goes on at line 0"));
    }

    @Test
    void readsATableBesideAColumnOfText() throws Exception {
        for (int i = 0; i < 9; i++) {
            row(PLAIN, 100 + i * 13, 60, "The text of the left column goes on here");
        }
        row(BOLD, 100, 330, "Size", 430, "Torque");
        row(PLAIN, 113, 330, "M8", 430, "25 Nm");
        row(PLAIN, 126, 330, "M10", 430, "49 Nm");
        for (int i = 3; i < 9; i++) {
            row(PLAIN, 105 + i * 13, 330, "and the right column has more to say");
        }

        var page = page("file.pdf", pdf.bytes());

        assertThat(rows(page))
                .containsExactly(List.of("#", "Size", "Torque"), List.of("M8", "25 Nm"), List.of("M10", "49 Nm"));
        assertThat(text(page)).startsWith("The text of the left column goes on here The text");
    }

    @Test
    void readsATextThatIsSetOnEndAndAStampAcross() throws Exception {
        pdf.text(60, 100, "The housing is tightened with the torque wrench.");
        pdf.text(Matrix.getRotateInstance(Math.PI / 2, 40, 300), 10, PLAIN, "Drawing 4711");

        assertThat(text(page("file.pdf", pdf.bytes())))
                .isEqualTo("The housing is tightened with the torque wrench. Drawing 4711");
    }
}
