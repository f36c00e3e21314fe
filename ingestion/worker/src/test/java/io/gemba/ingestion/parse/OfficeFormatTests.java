package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.page;
import static io.gemba.ingestion.parse.Opened.read;
import static io.gemba.ingestion.parse.Opened.rows;
import static io.gemba.ingestion.parse.Opened.text;
import static io.gemba.ingestion.parse.Opened.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.ingestion.SampleOffice;
import io.gemba.ingestion.page.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Presentations, OpenDocument, RTF and the files of old Office programs. */
class OfficeFormatTests {
    private static final List<List<String>> LITRES =
            List.of(List.of("#", "Machine", "Litres"), List.of("HX-200", "2.4"));

    @Test
    void readsSlidesEachOnItsPageWithTableAndNotes() throws Exception {
        var pages = read("oils.pptx", SampleOffice.pptx());

        assertThat(pages).hasSize(2);
        assertThat(texts(pages.getFirst(), Block.Heading.class)).containsExactly("Lubrication", "Notes");
        assertThat(texts(pages.getFirst(), Block.Item.class)).containsExactly("• Use VG 220 in all gearboxes.");
        assertThat(rows(pages.getFirst())).isEqualTo(LITRES);
        assertThat(text(pages.getFirst())).endsWith("Notes Say that VG 68 is gone.");
        assertThat(texts(pages.getLast(), Block.Heading.class)).containsExactly("Intervals");
    }

    @Test
    void readsSlidesOfOldPrograms() throws Exception {
        var page = page("oils.ppt", SampleOffice.ppt());

        assertThat(texts(page, Block.Heading.class)).containsExactly("Lubrication");
        assertThat(text(page)).endsWith("Use VG 220 in all gearboxes.");
    }

    @Test
    void readsSheetsOfOldPrograms() throws Exception {
        var page = page("oils.xls", SampleOffice.xls());

        assertThat(texts(page, Block.Heading.class)).containsExactly("Lubrication");
        assertThat(rows(page)).isEqualTo(LITRES);
    }

    @Test
    void readsHeadingsAndTablesOfRichText() throws Exception {
        var page = page("oils.rtf", SampleOffice.rtf());

        assertThat(texts(page, Block.Heading.class)).containsExactly("Lubrication");
        assertThat(texts(page, Block.Paragraph.class))
                .containsExactly("Use VG 220 in all gearboxes, prüfen.", "Done on time.");
        assertThat(rows(page)).containsExactly(List.of("#", "Machine", "Litres"), List.of("HX-200 of hall 2", "2.4"));
    }

    @Test
    void takesRichTextThatIsCalledAWordFile() throws Exception {
        assertThat(rows(page("oils.doc", SampleOffice.rtf()))).hasSize(2);
    }

    @Test
    void readsTextsOfOpenDocumentWithoutWhatWasStruckOut() throws Exception {
        var page = page("oils.odt", SampleOffice.odt());

        assertThat(texts(page, Block.Heading.class)).containsExactly("Lubrication");
        assertThat(texts(page, Block.Paragraph.class)).containsExactly("Use VG 220 in all gearboxes (not VG 68).");
        assertThat(texts(page, Block.Item.class)).containsExactly("1. Open", "2. Close");
        assertThat(rows(page)).isEqualTo(LITRES);
    }

    @Test
    void readsSheetsOfOpenDocumentWithoutTheirThousandsOfEmptyCells() throws Exception {
        var page = page("oils.ods", SampleOffice.ods());

        assertThat(texts(page, Block.Heading.class)).containsExactly("Lubrication");
        assertThat(rows(page)).containsExactly(List.of("Machine", "", "Litres"), List.of("HX-200", "x", "2.4"));
    }

    @Test
    void readsSlidesOfOpenDocument() throws Exception {
        var pages = read("oils.odp", SampleOffice.odp());

        assertThat(pages).hasSize(2);
        assertThat(texts(pages.getFirst(), Block.Heading.class)).containsExactly("Lubrication", "Notes");
        assertThat(text(pages.getFirst()))
                .contains("Use VG 220 in all gearboxes.", "Say that VG 68 is gone.")
                .doesNotContain("Footer");
        assertThat(texts(pages.getLast(), Block.Heading.class)).containsExactly("Intervals");
    }

    @Test
    void readsWhatStandsInTablesThatOnlyArrange() throws Exception {
        var page = page("mail.html", """
            <table><tr><td>Dear all,<table><tr><th>Part</th><th>No</th></tr><tr><td>Seal</td><td>S-9</td></tr></table>
            as ordered.</td><td>Aside</td></tr></table>
            """);

        assertThat(texts(page, Block.Paragraph.class)).containsExactly("Dear all,", "as ordered.", "Aside");
        assertThat(rows(page)).containsExactly(List.of("#", "Part", "No"), List.of("Seal", "S-9"));
    }
}
