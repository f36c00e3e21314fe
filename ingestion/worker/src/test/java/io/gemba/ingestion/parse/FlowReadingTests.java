package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.page;
import static io.gemba.ingestion.parse.Opened.rows;
import static io.gemba.ingestion.parse.Opened.text;
import static io.gemba.ingestion.parse.Opened.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** Files without pages of their own. */
class FlowReadingTests {

    @Test
    void keepsHeadingsParagraphsAndTablesOfAWordFile() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            var style = CTStyle.Factory.newInstance();
            style.setStyleId("Heading1");
            style.addNewName().setVal("heading 1");
            document.createStyles().addStyle(new XWPFStyle(style));
            var heading = document.createParagraph();
            heading.setStyle("Heading1");
            heading.createRun().setText("Lubrication");
            document.createParagraph().createRun().setText("Use VG 220 in all gearboxes.");
            var table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Machine");
            table.getRow(0).getCell(1).setText("Litres");
            table.getRow(1).getCell(0).setText("HX-200");
            table.getRow(1).getCell(1).setText("2.4");
            var changed = document.createParagraph();
            changed.createRun().setText("Kept. ");
            changed.getCTP().addNewDel().addNewR().addNewDelText().setStringValue("Struck out.");
            document.createFootnotes();
            var footnote = document.createFootnote();
            footnote.createParagraph().createRun().setText("A footnote tells more.");
            document.createParagraph().addFootnoteReference(footnote);
            document.write(out);
        }

        var page = page("file.docx", out.toByteArray());

        assertThat(texts(page, Block.Heading.class)).containsExactly("Lubrication");
        assertThat(rows(page)).containsExactly(List.of("#", "Machine", "Litres"), List.of("HX-200", "2.4"));
        assertThat(text(page))
                .contains("Use VG 220", "Kept.", "A footnote tells more.")
                .doesNotContain("Struck out");
    }

    @Test
    void readsEverySheetWithValuesAsTheyAreShown() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var limits = book.createSheet("Limits");
            var header = limits.createRow(0);
            header.createCell(0).setCellValue("Lot");
            header.createCell(1).setCellValue("Tested on");
            header.createCell(2).setCellValue("Sum");
            var row = limits.createRow(1);
            row.createCell(0).setCellValue("L-77");
            var date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            var tested = row.createCell(1);
            tested.setCellValue(LocalDate.of(2026, 3, 4));
            tested.setCellStyle(date);
            row.createCell(2).setCellFormula("40+2");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            var second = book.createSheet("Second");
            second.createRow(0).createCell(0).setCellValue("Merged over three");
            second.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
            second.createRow(1).createCell(2).setCellValue("Far right");
            book.write(out);
        }

        var page = page("file.xlsx", out.toByteArray());

        assertThat(texts(page, Block.Heading.class)).containsExactly("Limits", "Second");
        assertThat(rows(page)).contains(List.of("#", "Lot", "Tested on", "Sum"), List.of("L-77", "2026-03-04", "42"));
        assertThat(text(page)).contains("Merged over three", "Far right");
    }

    @Test
    void refusesASheetThatFillsMorePagesThanAreReadWithoutSettingThemAll() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("Long");
            for (int r = 0; r < 4_000; r++) {
                sheet.createRow(r).createCell(0).setCellValue("Row " + r);
            }
            book.write(out);
        }

        assertThat(catchThrowableOfType(FileRejected.class, () -> page("long.xlsx", out.toByteArray()))
                        .reason())
                .isEqualTo(FileRejected.Reason.TOO_MANY_PAGES);
    }

    @Test
    void keepsTheTextOfAWebPageAndNoneOfItsPrograms() throws Exception {
        var page = page("page.html", """
            <html><head><title>Pump</title><style>p { color: red }</style></head><body>
            <script>var secret = "not text";</script>
            <h1>Pump P&#8209;101</h1><p>Pressure &lt; 4&nbsp;bar &amp; rising</p>
            <ol><li>Open valve</li><li>Close valve</li></ol>
            <table><tr><th>Part</th><th>No</th></tr><tr><td>Seal</td><td>S-9</td></tr></table>
            </body></html>\
            """);

        assertThat(text(page)).contains("Pressure < 4 bar & rising").doesNotContain("secret", "color");
        assertThat(texts(page, Block.Item.class)).containsExactly("1. Open valve", "2. Close valve");
        assertThat(rows(page)).containsExactly(List.of("#", "Part", "No"), List.of("Seal", "S-9"));
    }

    @Test
    void believesAWebPageWhatItIsEncodedIn() throws Exception {
        var html = "<html><head><meta charset=\"windows-1252\"></head><body><p>Prüfung der Ölmenge</p></body></html>";

        assertThat(text(page("page.html", html.getBytes(Charset.forName("windows-1252")))))
                .isEqualTo("Prüfung der Ölmenge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void readsTextInAnyOfTheUsualEncodings(String charset) throws Exception {
        var content = "Prüfung der Ölmenge nach 2000 Stunden.".getBytes(Charset.forName(charset));

        assertThat(text(page("note.txt", content))).isEqualTo("Prüfung der Ölmenge nach 2000 Stunden.");
    }

    @Test
    void joinsLettersWithTheirAccentsAndDropsWhatIsNotSeen() throws Exception {
        var page = page("note.txt", "Pru\u0308fung mit tor\u200bque\u0000 und \u202eumgekehrt\u202c hier.");

        assertThat(text(page)).isEqualTo("Prüfung mit torque und umgekehrt hier.");
    }

    @Test
    void setsALineOfAnyLength() throws Exception {
        var page = page("log.txt", "x".repeat(2_000) + " end");

        assertThat(text(page)).endsWith("end");
        assertThat(page.words())
                .allMatch(word -> word.box().x1() <= 1 && word.box().x0() >= 0);
    }

    @Test
    void readsTheStructureOfMarkdown() throws Exception {
        var page = page("sop.md", """
            # Start

            Wear *gloves* and `TW-9`.

            3. Open
            4. Close
               - gently

            | Size | Torque |
            |------|--------|
            | M8   | 25 Nm  |
            """);

        assertThat(texts(page, Block.Heading.class)).containsExactly("Start");
        assertThat(texts(page, Block.Item.class)).containsExactly("3. Open", "4. Close", "• gently");
        assertThat(rows(page)).containsExactly(List.of("#", "Size", "Torque"), List.of("M8", "25 Nm"));
        assertThat(text(page)).contains("Wear gloves and TW-9.");
    }

    @Test
    void makesTheSameReadingCopyOfTheSameFile() throws Exception {
        var flow = List.<Flow>of(new Flow.Heading(1, "Title"), new Flow.Paragraph("Text."));

        assertThat(ReadingCopy.of(flow, 5).pdf())
                .isEqualTo(ReadingCopy.of(flow, 5).pdf());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: shift lead\nSubject: handover\n\nThe pump leaks.",
                "#!/bin/sh\necho pump",
                "P5 pump\nplan",
                "BM pump list"
            })
    void takesATextForATextWhateverItBeginsWith(String content) throws Exception {
        ReadPage page = page("note.txt", content.getBytes(StandardCharsets.US_ASCII));

        assertThat(text(page)).contains("pump");
    }
}
