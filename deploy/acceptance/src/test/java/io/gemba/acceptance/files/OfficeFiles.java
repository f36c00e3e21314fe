package io.gemba.acceptance.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Office files, put together by hand so that their parts may hold what no program would write. */
public final class OfficeFiles {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String OPEN_TEXT = "application/vnd.oasis.opendocument.text";
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

    /** A presentation of one slide with these paragraphs, in which nothing needs to be escaped. */
    public static byte[] ofSlide(List<String> paragraphs) {
        return zipped(zip -> {
            part(zip, "[Content_Types].xml", out -> out.write(text("""
                %s<Types xmlns="%s"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/>
                <Override PartName="/ppt/slides/slide1.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/>
                <Override PartName="/ppt/slideLayouts/layout.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"/>
                <Override PartName="/ppt/slideMasters/master.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"/></Types>
                """.formatted(HEAD, TYPES))));
            relation(zip, "_rels/.rels", "officeDocument", "ppt/presentation.xml");
            relation(zip, "ppt/_rels/presentation.xml.rels", "slide", "slides/slide1.xml");
            relation(zip, "ppt/slides/_rels/slide1.xml.rels", "slideLayout", "../slideLayouts/layout.xml");
            relation(zip, "ppt/slideLayouts/_rels/layout.xml.rels", "slideMaster", "../slideMasters/master.xml");
            slide(zip, "ppt/slideLayouts/layout.xml", "sldLayout", out -> {});
            slide(zip, "ppt/slideMasters/master.xml", "sldMaster", out -> {});
            part(zip, "ppt/presentation.xml", out -> out.write(text("""
                %s<p:presentation xmlns:p="%s" xmlns:r="%s"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>
                <p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>
                """.formatted(HEAD, SLIDES, OFFICE))));
            slide(zip, "ppt/slides/slide1.xml", "sld", out -> {
                out.write(text("""
                    <p:sp><p:nvSpPr><p:cNvPr id="2" name="Text"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>
                    <p:spPr><a:xfrm><a:off x="500000" y="500000"/><a:ext cx="8000000" cy="4000000"/></a:xfrm></p:spPr>
                    <p:txBody><a:bodyPr/>
                    """));
                for (var paragraph : paragraphs) {
                    out.write(text("<a:p><a:r><a:rPr sz=\"1800\"/><a:t>%s</a:t></a:r></a:p>".formatted(paragraph)));
                }
                out.write(text("</p:txBody></p:sp>"));
            });
        });
    }

    private static void slide(ZipOutputStream zip, String name, String element, Content shapes) throws IOException {
        part(zip, name, out -> {
            out.write(text("""
                %s<p:%s xmlns:p="%s" xmlns:a="%s"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>
                </p:nvGrpSpPr><p:grpSpPr/>
                """.formatted(HEAD, element, SLIDES, DRAWING)));
            shapes.writeTo(out);
            out.write(text("</p:spTree></p:cSld></p:%s>".formatted(element)));
        });
    }

    /** An OpenDocument text with these paragraphs, in which nothing needs to be escaped. */
    public static byte[] ofOpenParagraphs(List<String> paragraphs) {
        return zipped(zip -> {
            part(zip, "mimetype", out -> out.write(text(OPEN_TEXT)));
            part(zip, "META-INF/manifest.xml", out -> out.write(text("""
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
                <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>
                <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
                """.formatted(OPEN_TEXT))));
            part(zip, "content.xml", out -> {
                out.write(text("""
                    <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>
                    """));
                for (var paragraph : paragraphs) {
                    out.write(text("<text:p>%s</text:p>".formatted(paragraph)));
                }
                out.write(text("</office:text></office:body></office:document-content>"));
            });
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
        return zipped(zip -> {
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
        });
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
        return zipped(zip -> {
            part(zip, "[Content_Types].xml", out -> out.write(text("""
                %s<Types xmlns="%s"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """.formatted(HEAD, TYPES))));
            relation(zip, "_rels/.rels", "officeDocument", "word/document.xml");
            part(zip, "word/document.xml", document);
        });
    }

    private static byte[] zipped(Content parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            parts.writeTo(zip);
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
