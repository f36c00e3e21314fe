package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.parts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gemba.ingestion.SampleMails;
import io.gemba.ingestion.SampleOffice;
import io.gemba.ingestion.part.Allowance;
import io.gemba.ingestion.part.PartPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken out of archives and mails, and what is not. */
class ArchiveTests {
    private static final Allowance PLENTY = new Allowance(100, 10 << 20, 1 << 20, 3);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zip(String... names) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        for (var name : names) {
            files.put(name, ascii("content"));
        }
        return SampleOffice.zip(files);
    }

    @Test
    void unpacksTheFilesOfAnArchiveAndNotWhatSystemsPutBesideThem() throws Exception {
        var archive =
                zip("a/one.txt", "two.txt", "a/", "__MACOSX/a/._one.txt", ".DS_Store", "a/Thumbs.db", "~$open.docx");

        assertThat(parts("files.zip", archive, PLENTY)).containsOnlyKeys("a/one.txt", "two.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|etc/passwd",
                "/root/file.txt|root/file.txt",
                "C:\\temp\\file.txt|temp/file.txt",
                "a/./b//c.txt|a/b/c.txt",
                "a\u202Eb\u0000.txt|ab.txt",
                "..|unnamed"
            })
    void leadsNoPathOutOfItsContainer(String said, String path) {
        assertThat(new PartPath(said).value()).isEqualTo(path);
        assertThat(new PartPath(path).value()).isEqualTo(path);
    }

    @Test
    void keepsFilesOfTheSameNameApart() throws Exception {
        assertThat(parts("files.zip", zip("../x.txt", "x.txt"), PLENTY)).containsOnlyKeys("x.txt", "x (2).txt");
    }

    @Test
    void readsNamesThatOldProgramsWrote() throws Exception {
        var archive = SampleOffice.zip(Charset.forName("IBM850"), Map.of("Prüfplan.txt", ascii("x")));

        assertThat(parts("files.zip", archive, PLENTY)).containsOnlyKeys("Prüfplan.txt");
    }

    @Test
    void namesWhatItDoesNotUnpackWithTheReason() throws Exception {
        var archive = SampleOffice.zip(Map.of("large.txt", new byte[(1 << 20) + 1], "empty.txt", new byte[0]));
        var encrypted = zip("secret.txt");
        encrypted[6] |= 1;
        for (int i = 0; i < encrypted.length - 4; i++) {
            if (encrypted[i] == 'P' && encrypted[i + 1] == 'K' && encrypted[i + 2] == 1 && encrypted[i + 3] == 2) {
                encrypted[i + 8] |= 1;
            }
        }

        assertThat(parts("files.zip", archive, PLENTY))
                .containsEntry("large.txt", "TOO_LARGE")
                .containsEntry("empty.txt", "EMPTY_FILE");
        assertThat(parts("files.zip", encrypted, PLENTY)).containsEntry("secret.txt", "ENCRYPTED");
        assertThat(parts("files.zip", zip("deep.txt"), new Allowance(100, 1 << 20, 1 << 20, 0)))
                .containsEntry("deep.txt", "TOO_DEEP");
    }

    @Test
    void refusesAnArchiveOfMoreThanMayComeOutOfIt() throws Exception {
        var many = catchThrowableOfType(
                FileRejected.class,
                () -> parts("files.zip", zip("1.txt", "2.txt", "3.txt"), new Allowance(2, 1 << 20, 1 << 20, 3)));
        var far = catchThrowableOfType(
                FileRejected.class,
                () -> parts(
                        "files.zip",
                        SampleOffice.zip(Map.of("bomb.txt", new byte[1 << 20])),
                        new Allowance(2, 1 << 10, 1 << 20, 3)));

        assertThat(many.reason()).isEqualTo(FileRejected.Reason.TOO_MANY_PARTS);
        assertThat(far.reason()).isEqualTo(FileRejected.Reason.EXPANDS_TOO_FAR);
    }

    @Test
    void takesAnArchiveWithinAMailForAFile() throws Exception {
        var mail = SampleMails.eml("Files", "See attached.", Map.of("files.zip", zip("one.txt")));

        assertThat(parts("mail.eml", mail, PLENTY)).containsOnlyKeys("files.zip");
    }

    @Test
    void refusesAnArchiveWithoutFiles() {
        assertThat(catchThrowableOfType(FileRejected.class, () -> parts("files.zip", zip("only/"), PLENTY))
                        .reason())
                .isEqualTo(FileRejected.Reason.NO_TEXT);
    }
}
