package io.gemba.ingestion.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gemba.ingestion.Pdfs;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Files that mean harm, through the real child: each is refused with a reason, or read without harm. */
class HostileFileTests {
    private static final String TYPES = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>\
        """;
    private static final String RELATIONS = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
        Target="word/document.xml"/></Relationships>\
        """;
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    @TempDir
    static Path folder;

    private static FileReader reader;

    @BeforeAll
    static void start() {
        var settings = new ReaderSettings(
                1, DataSize.ofMegabytes(256), Duration.ofSeconds(120), 100, 50, List.of("eng"), folder);
        reader = new FileReader(settings, Sandbox.probe());
    }

    @AfterAll
    static void stop() throws IOException {
        reader.close();
    }

    /** The reason for which a file is refused, or the text that was read. */
    private static String outcome(String name, byte[] content) throws IOException {
        var file = Files.write(folder.resolve("hostile.bin"), content);
        var text = new StringBuilder();
        try {
            reader.read(file, name, 1, new FileReader.PageSink() {
                @Override
                public void opened(String mediaType, int pages, @Nullable String title, byte @Nullable [] readingCopy) {
                    text.append("READ:");
                }

                @Override
                public void page(ReadPage page) {
                    page.words().stream()
                            .map(Word::text)
                            .forEach(word -> text.append(' ').append(word));
                }
            });
            return text.toString();
        } catch (FileReader.Rejection e) {
            return e.reason();
        } catch (ReadingFailed e) {
            return e.reason().name();
        }
    }

    private static byte[] docx(byte[] document) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, "[Content_Types].xml", TYPES.getBytes(StandardCharsets.UTF_8));
            put(zip, "_rels/.rels", RELATIONS.getBytes(StandardCharsets.UTF_8));
            put(zip, "word/document.xml", document);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] docx(String prologue, String text) throws IOException {
        return docx((prologue + "<w:document xmlns:w=\"" + WORD + "\"><w:body><w:p><w:r><w:t>" + text
                        + "</w:t></w:r></w:p></w:body></w:document>")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String repeated(String text, int times) {
        return text.repeat(times);
    }

    @Test
    void refusesAnArchiveThatUnpacksWithoutEnd() throws IOException {
        var document = new byte[200 << 20];
        Arrays.fill(document, (byte) ' ');

        assertThat(outcome("bomb.docx", docx(document))).isEqualTo("EXPANDS_TOO_FAR");
    }

    @Test
    void fetchesNothingThatADocumentNames() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "the-password");
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(500);
            var entities = "<!DOCTYPE d [<!ENTITY f SYSTEM \"file://" + secret
                    + "\"><!ENTITY h SYSTEM \"http://127.0.0.1:" + server.getLocalPort() + "/x\">]>";

            assertThat(outcome("xxe.docx", docx(entities, "A &f; B &h;"))).doesNotContain("the-password");
            assertThat(outcome("xxe.html", (entities + "<p>A &f; B</p>").getBytes(StandardCharsets.UTF_8)))
                    .doesNotContain("the-password");
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void doesNotLaughABillionTimes() throws IOException {
        var lol = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            lol.append("<!ENTITY l%d \"%s\">".formatted(i, repeated("&l" + (i - 1) + ";", 10)));
        }

        assertThat(outcome("laughs.docx", docx(lol + "]>", "&l11;"))).isIn("CORRUPT", "EXPANDS_TOO_FAR", "NO_TEXT");
    }

    @Test
    void copesWithTextNestedWithoutEnd() throws IOException {
        assertThat(outcome("deep.html", (repeated("<div><b>", 60_000) + "deep").getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo("READER_CRASHED");
        assertThat(outcome("deep.md", (repeated("> ", 20_000) + "deep").getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo("READER_CRASHED");
    }

    @Test
    void refusesAPdfOfTooManyPagesBeforeItReadsOne() throws IOException {
        assertThat(outcome("long.pdf", Pdfs.text(Collections.nCopies(60, List.of("A page.")))))
                .isEqualTo("TOO_MANY_PAGES");
    }

    @Test
    void refusesAPdfThatNestsItsObjectsWithoutEnd() throws IOException {
        var pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages " + repeated("[", 100_000)
                + "\nendobj\ntrailer << /Root 1 0 R >>\n";

        assertThat(outcome("nested.pdf", pdf.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("CORRUPT");
    }

    @Test
    void refusesAPictureThatUnpacksToMoreThanFitsIntoMemory() throws IOException {
        assertThat(outcome("bomb.png", png(60_000, 60_000))).isEqualTo("EXPANDS_TOO_FAR");
    }

    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0});
        chunk(out, "IHDR", header.array());
        var rows = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(rows, new Deflater(9))) {
            deflated.write(new byte[1 << 20]);
        }
        chunk(out, "IDAT", rows.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        var named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var sum = new CRC32();
        sum.update(named);
        out.write(ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(named);
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    @Test
    void comesToAnEndWithATiffWhosePagesGoRoundInCircles() throws IOException {
        var tiff = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 256)
                .putShort((short) 3)
                .putInt(1)
                .putInt(10)
                .putInt(8);

        assertThat(outcome("circle.tif", tiff.array())).isIn("CORRUPT", "TOO_MANY_PAGES");
    }

    @Test
    void refusesWhatIsNotWhatItsNameSays() throws IOException {
        var pdf = Pdfs.text(List.of(List.of("Text.")));

        assertThat(outcome("picture.png", pdf)).isEqualTo("MISLABELLED");
        assertThat(outcome("letter.docx", pdf)).isEqualTo("MISLABELLED");
        assertThat(outcome("empty.docx", docx(new byte[0]))).isIn("CORRUPT", "NO_TEXT");
        assertThat(outcome("half.pdf", Arrays.copyOf(pdf, pdf.length / 3))).isIn("CORRUPT", "READ:");
        assertThat(outcome("locked.pdf", Pdfs.encrypted())).isEqualTo("ENCRYPTED");
    }

    @Test
    void goesOnReadingAfterAllOfThat() throws IOException {
        assertThat(outcome("fine.txt", "All is well.".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("READ: All is well.");
    }
}
