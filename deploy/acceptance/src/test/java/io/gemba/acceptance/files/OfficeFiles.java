package io.gemba.acceptance.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Word files and workbooks, put together by hand so that their parts may hold what no program would write. */
public final class OfficeFiles {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final long UNPACKED = 300L << 20;

    private OfficeFiles() {}

    /** A Word file with these paragraphs, in which nothing needs to be escaped. */
    public static byte[] ofParagraphs(List<String> paragraphs) {
        return word(out -> {
            out.write(text("%s<w:document xmlns:w=\"%s\"><w:body>".formatted(HEAD, WORD)));
            for (var paragraph : paragraphs) {
                out.write(text("<w:p><w:r><w:t>%s</w:t></w:r></w:p>".formatted(paragraph)));
            }
            out.write(text("</w:body></w:document>"));
        });
    }

    /** A workbook of one sheet with these rows, in which nothing needs to be escaped. */
    public static byte[] ofRows(List<List<String>> rows) {
        return workbook(out -> {
            for (var row : rows) {
                out.write(text("<row>"));
                for (var cell : row) {
                    out.write(text("<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(cell)));
                }
                out.write(text("</row>"));
            }
        });
    }

    /** A Word file of a few hundred kilobytes that unpacks to 300 MB. */
    public static byte[] wordBomb() {
        return word(out -> {
            out.write(text("<w:document xmlns:w=\"%s\"><w:body><w:p><w:r><w:t>".formatted(WORD)));
            flood(out, "0");
            out.write(text("</w:t></w:r></w:p></w:body></w:document>"));
        });
    }

    /** A workbook of a few hundred kilobytes that unpacks to 300 MB. */
    public static byte[] workbookBomb() {
        return workbook(out -> flood(out, "<row><c t=\"inlineStr\"><is><t>0000000000</t></is></c></row>"));
    }

    private static byte[] workbook(Content rows) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", out -> out.write(text("""
                %s<Types xmlns="%s"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """.formatted(HEAD, TYPES))));
            relation(zip, "_rels/.rels", "officeDocument", "xl/workbook.xml");
            relation(zip, "xl/_rels/workbook.xml.rels", "worksheet", "worksheets/sheet1.xml");
            part(zip, "xl/workbook.xml", out -> out.write(text("""
                %s<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>
                """.formatted(HEAD, SHEET, OFFICE))));
            part(zip, "xl/worksheets/sheet1.xml", out -> {
                out.write(text("%s<worksheet xmlns=\"%s\"><sheetData>".formatted(HEAD, SHEET)));
                rows.writeTo(out);
                out.write(text("</sheetData></worksheet>"));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A Word file whose text is an entity that is defined by entities, a billion times in the end. */
    public static byte[] billionLaughs() {
        var definitions = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (int level = 1; level <= 9; level++) {
            definitions.append("<!ENTITY l%d \"%s\">"
                    .formatted(level, "&l%d;".formatted(level - 1).repeat(10)));
        }
        return wordWithEntity(definitions.toString(), "&l9;");
    }

    /** A Word file whose text is taken from elsewhere. */
    public static byte[] externalEntity(String address) {
        return wordWithEntity("<!ENTITY x SYSTEM \"%s\">".formatted(address), "&x;");
    }

    private static byte[] wordWithEntity(String definitions, String reference) {
        return word(out -> out.write(text("""
            %s<!DOCTYPE w:document [%s]>
            <w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>Tightening plan %s</w:t></w:r></w:p></w:body></w:document>
            """.formatted(HEAD, definitions, WORD, reference))));
    }

    private static byte[] word(Content document) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", out -> out.write(text("""
                %s<Types xmlns="%s"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """.formatted(HEAD, TYPES))));
            relation(zip, "_rels/.rels", "officeDocument", "word/document.xml");
            part(zip, "word/document.xml", document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void relation(ZipOutputStream zip, String name, String type, String target) throws IOException {
        part(zip, name, out -> out.write(text("""
            %s<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/%s" Target="%s"/></Relationships>
            """.formatted(HEAD, RELATIONS, OFFICE, type, target))));
    }

    private static void flood(ZipOutputStream out, String what) throws IOException {
        var block = text(what.repeat((1 << 20) / what.length()));
        for (long written = 0; written < UNPACKED; written += block.length) {
            out.write(block);
        }
    }

    private static void part(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.writeTo(zip);
        zip.closeEntry();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(ZipOutputStream out) throws IOException;
    }
}
