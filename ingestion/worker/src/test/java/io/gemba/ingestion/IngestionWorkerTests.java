package io.gemba.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class IngestionWorkerTests {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final JdbcClient ROWS = DATABASE.superuser();

    @TempDir
    static Path folder;

    @TempDir
    static Path cache;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::url);
        registry.add("spring.datasource.username", () -> "gemba_worker");
        registry.add("spring.datasource.password", () -> DATABASE.password("gemba_worker"));
        registry.add("gemba.sources.folders[0].name", () -> "plant");
        registry.add("gemba.sources.folders[0].path", () -> folder);
        registry.add("gemba.sources.interval", () -> "300ms");
        registry.add("gemba.sources.settle", () -> "0s");
        registry.add("gemba.reader.folder", () -> cache);
        registry.add("gemba.reader.processes", () -> 1);
        registry.add("gemba.reader.memory", () -> "256MB");
        registry.add("gemba.reader.most-pages", () -> 40);
    }

    @TestConfiguration
    static class WithoutModel {
        @Bean
        @Primary
        KnownEmbedders testEmbedders() {
            return TestEmbedding.known();
        }
    }

    @BeforeAll
    static void access() throws IOException {
        Files.writeString(folder.resolve("access.yaml"), """
            company: A
            site: plant-a
            audience: [group:mrp.group_mrp_user]
            trust: controlled
            """);
    }

    private static void drop(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static void drop(String name, String content) throws IOException {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> row(String name) {
        var values = new HashMap<String, String>();
        ROWS.sql("SELECT * FROM document WHERE source_key = :key")
                .param("key", name)
                .query(row -> {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.put(row.getMetaData().getColumnName(i), String.valueOf(row.getString(i)));
                    }
                });
        return values;
    }

    private static Map<String, String> settled(String name) {
        await().atMost(Duration.ofSeconds(150))
                .until(() -> List.of("indexed", "failed", "rejected")
                        .contains(row(name).getOrDefault("state", "")));
        return row(name);
    }

    private static List<String> pieces(String name) {
        return ROWS.sql("""
            SELECT p ->> 'text' AS text FROM chunk c JOIN document d ON d.id = c.document_id
            CROSS JOIN LATERAL jsonb_array_elements(c.pieces) p
            WHERE d.source_key = :key ORDER BY c.ordinal
            """)
                .param("key", name)
                .query((row, n) -> row.getString("text"))
                .list();
    }

    @Test
    void indexesAFileWithItsPagesTitleNumberAndRevision() throws IOException {
        drop(
                "sops/sop-7.pdf",
                Pdfs.text(List.of(
                        List.of(
                                "# SOP-7 Fitting of flanges",
                                "Document no.: SOP-7",
                                "Revision: C",
                                "Effective date: 3 March 2026"),
                        List.of("# 1 Torque", "Tighten the flange screws to 42 Nm. Use the wrench TW-9."))));

        var document = settled("sops/sop-7.pdf");

        assertThat(document)
                .containsEntry("state", "indexed")
                .containsEntry("title", "SOP-7 Fitting of flanges")
                .containsEntry("number", "SOP-7")
                .containsEntry("revision", "C")
                .containsEntry("kind", "sop")
                .containsEntry("language", "en");
        assertThat(document).containsEntry("effective_date", "2026-03-03");
        assertThat(pieces("sops/sop-7.pdf"))
                .contains("Tighten the flange screws to 42 Nm.", "Use the wrench TW-9.", "Revision: C");
    }

    @Test
    void readsAScanThatIsSkewed() throws IOException {
        drop(
                "scan.pdf",
                Pdfs.scan(
                        List.of(List.of(
                                "# Inspection record IR-88",
                                "The housing cover was tightened with the torque wrench.",
                                "The measured backlash of the bevel stage was 0.13 mm.",
                                "All values are within the limits of the procedure.",
                                "The unit was released by the inspector on the same day.")),
                        2.5));

        settled("scan.pdf");

        assertThat(String.join(" ", pieces("scan.pdf"))).contains("0.13 mm").contains("torque wrench");
        assertThat(ROWS.sql("SELECT p.source FROM page p JOIN document d ON d.id = p.document_id WHERE"
                                + " d.source_key = 'scan.pdf'")
                        .query(String.class)
                        .single())
                .isEqualTo("ocr");
    }

    @Test
    void keepsHeaderCellsWithTheRowsOfATable() throws IOException {
        drop("limits.md", """
            # Limits

            | Size | Torque |
            |------|--------|
            | M8   | 25 Nm  |
            | M10  | 49 Nm  |
            """);

        settled("limits.md");

        var columns = ROWS.sql("""
            SELECT p ->> 'columns' AS columns FROM chunk c JOIN document d ON d.id = c.document_id
            CROSS JOIN LATERAL jsonb_array_elements(c.pieces) p
            WHERE d.source_key = 'limits.md' AND p ->> 'text' = 'M10 | 49 Nm'
            """).query(String.class).single();
        assertThat(columns).isEqualTo("[\"Size\", \"Torque\"]");
    }

    @Test
    void replacesAFileThatWasEdited() throws IOException {
        drop("edited.txt", "The oil change interval is 2000 hours for all machines.");
        settled("edited.txt");
        drop("edited.txt", "The oil change interval is 3000 hours for all the machines here.");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> pieces("edited.txt").stream().anyMatch(text -> text.contains("3000")));
        assertThat(pieces("edited.txt")).noneMatch(text -> text.contains("2000"));
    }

    @Test
    void removesAllThatIsLeftOfAFileThatIsGone() throws IOException {
        drop("gone.txt", "This file will be deleted again by its owner.");
        var id = settled("gone.txt").get("id");
        Files.delete(folder.resolve("gone.txt"));

        await().atMost(Duration.ofSeconds(90))
                .until(() -> ROWS.sql("SELECT count(*) FROM document WHERE id = CAST(:id AS uuid)")
                                .param("id", id)
                                .query(Long.class)
                                .single()
                        == 0);
        assertThat(ROWS.sql("SELECT count(*) FROM chunk WHERE document_id = CAST(:id AS uuid)")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void saysOfEachFileThatItDoesNotReadWhy() throws IOException {
        drop("bad/empty.pdf", new byte[0]);
        drop("bad/encrypted.pdf", Pdfs.encrypted());
        drop("bad/corrupt.pdf", "%PDF-1.7\nnothing of this is a PDF");
        drop("bad/picture.pdf", "\u0089PNG\r\n\u001a\n0000".getBytes(StandardCharsets.ISO_8859_1));
        drop("bad/program.exe", "MZ\u0090\u0000\u0003\u0000\u0000\u0000".getBytes(StandardCharsets.ISO_8859_1));
        drop("bad/long.pdf", Pdfs.text(Collections.nCopies(41, List.of("A page like all the others."))));

        assertThat(settled("bad/empty.pdf")).containsEntry("problem_code", "EMPTY_FILE");
        assertThat(settled("bad/encrypted.pdf")).containsEntry("problem_code", "ENCRYPTED");
        assertThat(settled("bad/corrupt.pdf")).containsEntry("problem_code", "CORRUPT");
        assertThat(settled("bad/picture.pdf")).containsEntry("problem_code", "MISLABELLED");
        assertThat(settled("bad/program.exe")).containsEntry("problem_code", "UNSUPPORTED_TYPE");
        assertThat(settled("bad/long.pdf")).containsEntry("problem_code", "TOO_MANY_PAGES");
    }

    @Test
    void givesFilesWithoutAnAccessRuleToNobody() throws IOException {
        drop("odd/access.yaml", "audience: everyone-please\n");
        drop("odd/file.txt", "Who may read this is unclear.");

        assertThat(settled("odd/file.txt"))
                .containsEntry("state", "rejected")
                .containsEntry("problem_code", "NO_ACCESS_RULE");
        assertThat(pieces("odd/file.txt")).isEmpty();
    }

    @Test
    void changesWhoMayReadAtOnceWhenTheAccessFileChanges() throws IOException {
        drop("moved/access.yaml", "company: A\naudience: [everyone]\n");
        drop("moved/file.txt", "A text for everyone in the plant to read.");
        settled("moved/file.txt");
        drop("moved/access.yaml", "company: A\naudience: [group:base.group_system]\nclassification: confidential\n");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> ROWS.sql("""
                    SELECT a.classification FROM document d JOIN acl a ON a.id = d.acl_id WHERE d.source_key = 'moved/file.txt'
                    """).query(Integer.class).single() == 2);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> ROWS.sql("""
                    SELECT count(*) FROM document d JOIN chunk c ON c.document_id = d.id JOIN chunk_vec v ON v.id = c.id
                    WHERE d.source_key = 'moved/file.txt' AND v.acl_id = d.acl_id
                    """).query(Long.class).single() == 1);
    }
}
