package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.page;
import static io.gemba.ingestion.parse.Opened.rows;
import static io.gemba.ingestion.parse.Opened.text;
import static io.gemba.ingestion.parse.Opened.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.ingestion.page.Block;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTests {

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void findsOutWhatPartsTheFields(String separator) throws Exception {
        var csv = """
            Part number^Name^Stock
            RX-2240-07^"Seal kit, ^ ""viton"" type"^1.250,5
            RX-2240-08^Bearing 6205
             housing side^12
            """.replace("\n housing", " housing").replace("^", separator);

        var page = page("parts.csv", csv.replace("1.250,5", separator.equals(",") ? "1250.5" : "1.250,5"));

        assertThat(rows(page).getFirst()).containsExactly("#", "Part number", "Name", "Stock");
        assertThat(rows(page).get(1)).first().isEqualTo("RX-2240-07");
        assertThat(rows(page).get(1).get(1)).startsWith("Seal kit,").endsWith("\"viton\" type");
        assertThat(rows(page))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.size()).isGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void readsTheUsualEncodings(String charset) throws Exception {
        var csv = "Größe;Menge\nÖlfilter;4\nDüse;2\n".getBytes(Charset.forName(charset));

        assertThat(rows(page("teile.csv", csv)))
                .containsExactly(List.of("#", "Größe", "Menge"), List.of("Ölfilter", "4"), List.of("Düse", "2"));
    }

    @Test
    void believesTheFileWhatPartsItsFields() throws Exception {
        assertThat(rows(page("a.csv", "sep=|\na,b|c,d\n1,2|3,4\n"))).contains(List.of("1,2", "3,4"));
    }

    @Test
    void readsTablesThatProgramsExportUnderTheNameOfWorkbooks() throws Exception {
        var html =
                "<html><body><table><tr><th>Part</th><th>Stock</th></tr><tr><td>A-1</td><td>4</td></tr></table></body></html>";

        assertThat(rows(page("export.xls", "Part\tStock\nA-1\t4\nA-2\t5\n"))).contains(List.of("A-1", "4"));
        assertThat(rows(page("export.xls", html))).contains(List.of("A-1", "4"));
    }

    @Test
    void keepsWhatStandsAboveTheTable() throws Exception {
        var page = page("stock.csv", "Stock on 3 March;;\nPart;Name;Stock\nA-1;Seal;4\nA-2;Ring;5\n");

        assertThat(texts(page, Block.Paragraph.class)).containsExactly("Stock on 3 March");
        assertThat(rows(page).getFirst()).containsExactly("#", "Part", "Name", "Stock");
    }

    @Test
    void takesNoFigureForTheNameOfAColumn() throws Exception {
        assertThat(rows(page("data.csv", "1;2;3\n4;5;6\n")))
                .containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"));
    }

    @Test
    void takesATextForATextThoughItIsCalledATable() throws Exception {
        assertThat(text(page("note.csv", "Just a line without fields"))).isEqualTo("Just a line without fields");
    }

    @Test
    void readsRowsOfDifferentLengthsAndLineBreaksWithinFields() throws Exception {
        var page = page("odd.csv", "Part,Remark,Stock\nA-1,\"two\nlines\",4\nA-2,none\n");

        assertThat(rows(page)).contains(List.of("A-1", "two lines", "4"));
        assertThat(text(page)).contains("A-2 none");
    }
}
