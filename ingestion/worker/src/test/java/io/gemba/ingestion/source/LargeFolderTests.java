package io.gemba.ingestion.source;

import static io.gemba.ingestion.source.TestFolder.PLANNERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.AclStore;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.FolderPart;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder of twenty thousand files costs, and how soon something is taken away in it. */
class LargeFolderTests {
    private static final int FOLDERS = 100;
    private static final int FILES = 200;
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final CountingDataSource CONNECTIONS = new CountingDataSource(DATABASE.worker(2));

    @TempDir
    static Path root;

    private static TestFolder folder;

    @BeforeAll
    static void fill() throws IOException {
        folder = TestFolder.of(DATABASE, CONNECTIONS, root);
        for (int f = 0; f < FOLDERS; f++) {
            for (int n = 0; n < FILES; n++) {
                folder.write("line-%02d/part-%03d.txt".formatted(f, n), "Part.");
            }
        }
        register();
    }

    /** As the registration leaves them, made directly. */
    private static void register() throws IOException {
        var stamps = new HashMap<String, String>();
        FolderWalk.list(root, List.of(FolderPart.WHOLE)).files().forEach(file -> stamps.put(file.key(), file.stamp()));
        var tenant = new TenantId(1);
        var planners = new Acl(new CompanyId(1), Classification.INTERNAL, List.of(Principal.group("mrp.user")));
        var acl = new CorpusDatabase(CONNECTIONS).forTenant(tenant, jdbc -> AclStore.idOf(jdbc, tenant, planners));
        DATABASE.superuser()
                .sql("""
            WITH fresh AS (
                INSERT INTO document (tenant_id, id, source, source_key, source_stamp, acl_id, trust, file_name, state,
                                      latest_version, title, kind)
                SELECT 1, gen_random_uuid(), :source, key, stamp, :acl, 1, key, 'indexed', 1, key, 'other'
                FROM unnest(CAST(:keys AS text[]), CAST(:stamps AS text[])) AS file (key, stamp)
                RETURNING id)
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes)
            SELECT 1, id, 1, sha256('Part.'), 5 FROM fresh
            """)
                .param("source", folder.folder().source())
                .param("acl", acl)
                .param("keys", stamps.keySet().toArray(String[]::new))
                .param("stamps", stamps.values().toArray(String[]::new))
                .update();
        DATABASE.superuser().sql("ANALYZE document").update();
        CONNECTIONS.taken();
    }

    @Test
    void asksTheDatabaseNothingOfThousandsOfUnchangedFiles() {
        CONNECTIONS.taken();

        folder.look();

        assertThat(CONNECTIONS.taken()).isLessThan(10);
    }

    @Test
    void takesThemAllFromTheirReadersInOneTransaction() throws IOException {
        folder.write(AccessFile.NAME, "company: A\naudience: [group:hr.manager]\n");
        CONNECTIONS.taken();

        folder.look();

        assertThat(folder.readableBy("{group:hr.manager}")).isEqualTo((long) FOLDERS * FILES);
        assertThat(CONNECTIONS.taken()).isLessThan(10);
        folder.write(AccessFile.NAME, PLANNERS);
        folder.look();
        assertThat(folder.readableBy("{group:mrp.user}")).isEqualTo((long) FOLDERS * FILES);
    }

    @Test
    void removesAWholeSubfolderInOneTransaction() throws IOException {
        var removed = Files.createTempDirectory(root.getParent(), "removed");
        Files.move(folder.path("line-42"), removed.resolve("line-42"));
        CONNECTIONS.taken();

        folder.look();

        assertThat(folder.keys()).hasSize(FOLDERS * FILES - FILES).noneMatch(key -> key.startsWith("line-42/"));
        assertThat(CONNECTIONS.taken()).isLessThan(10);
        Files.move(removed.resolve("line-42"), folder.path("line-42"));
        folder.look();
        assertThat(folder.keys()).hasSize(FOLDERS * FILES);
        remove(removed);
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
