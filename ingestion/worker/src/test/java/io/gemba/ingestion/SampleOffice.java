package io.gemba.ingestion;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** Small Office files for tests: a heading, a sentence, and a table of machines and litres. */
public final class SampleOffice {
    private static final String NAMESPACES = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
        xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\"""";

    private SampleOffice() {}

    public static byte[] docx() throws IOException {
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
            document.write(out);
        }
        return out.toByteArray();
    }

    public static byte[] xlsx() throws IOException {
        try (var book = new XSSFWorkbook()) {
            return filled(book);
        }
    }

    public static byte[] xls() throws IOException {
        try (var book = new HSSFWorkbook()) {
            return filled(book);
        }
    }

    private static byte[] filled(Workbook book) throws IOException {
        var sheet = book.createSheet("Lubrication");
        var header = sheet.createRow(0);
        header.createCell(0).setCellValue("Machine");
        header.createCell(1).setCellValue("Litres");
        var row = sheet.createRow(1);
        row.createCell(0).setCellValue("HX-200");
        row.createCell(1).setCellValue(2.4);
        var out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    public static byte[] pptx() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            var layout = show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT);
            var slide = show.createSlide(layout);
            slide.getPlaceholder(0).setText("Lubrication");
            slide.getPlaceholder(1).setText("Use VG 220 in all gearboxes.");
            var table = slide.createTable(2, 2);
            table.setAnchor(new Rectangle(50, 200, 300, 100));
            table.getCell(0, 0).setText("Machine");
            table.getCell(0, 1).setText("Litres");
            table.getCell(1, 0).setText("HX-200");
            table.getCell(1, 1).setText("2.4");
            for (var placeholder : show.getNotesSlide(slide).getPlaceholders()) {
                if (placeholder.getTextType() == Placeholder.BODY) {
                    placeholder.setText("Say that VG 68 is gone.");
                }
            }
            var second = show.createSlide(show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE));
            second.getPlaceholder(0).setText("Intervals");
            second.getPlaceholder(1).setText("Every 2000 hours.");
            show.write(out);
        }
        return out.toByteArray();
    }

    public static byte[] ppt() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new HSLFSlideShow()) {
            var slide = show.createSlide();
            slide.addTitle().setText("Lubrication");
            slide.createTextBox().setText("Use VG 220 in all gearboxes.");
            show.write(out);
        }
        return out.toByteArray();
    }

    public static byte[] rtf() {
        return """
            {\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}}\
            {\\info{\\title Oils}}\\pard\\plain\\s1\\b Lubrication\\b0\\par\\pard\\plain Use VG 220 in all gearboxes, pr\\'fcfen.\\par
            \\trowd\\trhdr\\cellx2000\\cellx4000\\pard\\intbl Machine\\cell Litres\\cell\\row
            \\trowd\\cellx2000\\cellx4000\\pard\\intbl HX-200\\par of hall 2\\cell 2.4\\cell\\row
            \\pard Done on time.\\par}
            """.getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] odt() throws IOException {
        return openDocument("text", """
            <office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1"/>\
            </text:list-style></office:automatic-styles><office:body><office:text>
            <text:tracked-changes><text:changed-region><text:deletion><text:p>Struck out.</text:p></text:deletion>\
            </text:changed-region></text:tracked-changes>
            <text:h text:outline-level="1">Lubrication</text:h>
            <text:p>Use<text:s text:c="2"/>VG 220 in all gearboxes<text:note><text:note-citation>1</text:note-citation>\
            <text:note-body><text:p>not VG 68</text:p></text:note-body></text:note>.</text:p>
            <text:list text:style-name="L1"><text:list-item><text:p>Open</text:p></text:list-item>\
            <text:list-item><text:p>Close</text:p></text:list-item></text:list>
            <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Machine</text:p></table:table-cell>\
            <table:table-cell><text:p>Litres</text:p></table:table-cell></table:table-row></table:table-header-rows>\
            <table:table-row><table:table-cell><text:p>HX-200</text:p></table:table-cell><table:table-cell><text:p>2.4</text:p>\
            </table:table-cell></table:table-row></table:table>
            </office:text></office:body>""");
    }

    public static byte[] ods() throws IOException {
        return openDocument("spreadsheet", """
            <office:body><office:spreadsheet><table:table table:name="Lubrication">
            <table:table-row><table:table-cell><text:p>Machine</text:p></table:table-cell><table:table-cell/>\
            <table:table-cell><text:p>Litres</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/>\
            </table:table-row>
            <table:table-row><table:table-cell><text:p>HX-200</text:p></table:table-cell><table:table-cell><text:p>x</text:p>\
            </table:table-cell><table:table-cell><text:p>2.4</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>\
            </table:table-row></table:table></office:spreadsheet></office:body>""");
    }

    public static byte[] odp() throws IOException {
        return openDocument("presentation", """
            <office:body><office:presentation><draw:page><draw:frame presentation:class="title"><draw:text-box>\
            <text:p>Lubrication</text:p></draw:text-box></draw:frame><draw:frame presentation:class="outline"><draw:text-box>\
            <text:list><text:list-item><text:p>Use VG 220 in all gearboxes.</text:p></text:list-item></text:list></draw:text-box>\
            </draw:frame><draw:frame presentation:class="footer"><draw:text-box><text:p>Footer</text:p></draw:text-box></draw:frame>\
            <presentation:notes><draw:frame presentation:class="notes"><draw:text-box><text:p>Say that VG 68 is gone.</text:p>\
            </draw:text-box></draw:frame></presentation:notes></draw:page><draw:page><draw:frame presentation:class="title">\
            <draw:text-box><text:p>Intervals</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body>""");
    }

    private static byte[] openDocument(String kind, String body) throws IOException {
        var content = "<?xml version=\"1.0\"?><office:document-content " + NAMESPACES + ">" + body
                + "</office:document-content>";
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var type = "application/vnd.oasis.opendocument." + kind;
            put(zip, "mimetype", type.getBytes(StandardCharsets.US_ASCII));
            put(zip, "content.xml", content.getBytes(StandardCharsets.UTF_8));
            put(zip, "META-INF/manifest.xml", "<manifest/>".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /** An archive of these files by their names. */
    public static byte[] zip(Map<String, byte[]> files) throws IOException {
        return zip(StandardCharsets.UTF_8, files);
    }

    /** An archive whose names are written in an encoding of old. */
    public static byte[] zip(Charset names, Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, names)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        }
        return out.toByteArray();
    }

    /** Always with the same date, so that the same files make the same archive. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
