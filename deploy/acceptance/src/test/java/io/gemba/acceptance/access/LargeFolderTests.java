package io.gemba.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The size of a folder makes no difference to how soon something is taken away in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeFolderTests {
    private static final int FOLDERS = 100;
    private static final int FILES = 200;
    /** One of the folders may be gone by then. */
    private static final int MOST = (FOLDERS - 1) * FILES;

    private static final String ANYONE_OF_A =
            "{company: A, audience: [group:base.group_user], classification: internal}";
    private static final String REGISTER = """
            WITH rule AS (SELECT acl_id, tenant_id FROM document WHERE source_key = 'large/probe.txt' AND state <> 'deleted'),
            fresh AS (
                INSERT INTO document (tenant_id, id, source, source_key, source_stamp, acl_id, trust, file_name, state,
                                      latest_version, title, kind)
                SELECT rule.tenant_id, gen_random_uuid(), 'folder:inbox', key, stamp, acl_id, 1, key, 'indexed', 1, key, 'other'
                FROM rule, unnest(CAST(:keys AS text[]), CAST(:stamps AS text[])) AS file (key, stamp)
                RETURNING tenant_id, id)
            INSERT INTO document_version (tenant_id, document_id, version, sha256, bytes, finished_at)
            SELECT tenant_id, id, 1, sha256('Part.'), 5, now() FROM fresh
            """;

    private final Gemba gemba = Gemba.running();
    private final Client planner = gemba.as("planner");
    private final Path folder = gemba.inbox().resolve("large");

    @BeforeAll
    void fill() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("access.yaml"), ANYONE_OF_A);
        Files.writeString(folder.resolve("probe.txt"), "This file says nothing of interest.");
        awaitIndexed("large/probe.txt");
        // Folders that begin with a dot are not looked into, so the rows can be there before the files are.
        var hidden = gemba.inbox().resolve(".large");
        var keys = new ArrayList<String>();
        var stamps = new ArrayList<String>();
        for (int f = 0; f < FOLDERS; f++) {
            var line = Files.createDirectories(hidden.resolve("line-%02d".formatted(f)));
            for (int n = 0; n < FILES; n++) {
                var file = Files.writeString(line.resolve("part-%03d.txt".formatted(n)), "Part.");
                keys.add("large/line-%02d/part-%03d.txt".formatted(f, n));
                stamps.add("5:" + Files.getLastModifiedTime(file).toMillis());
            }
        }
        gemba.pauseFolder("inbox");
        gemba.database()
                .superuser()
                .sql(REGISTER)
                .param("keys", keys.toArray(String[]::new))
                .param("stamps", stamps.toArray(String[]::new))
                .update();
        try (var lines = Files.list(hidden)) {
            for (var line : lines.toList()) {
                Files.move(line, folder.resolve(line.getFileName()));
            }
        }
        Files.delete(hidden);
        gemba.resumeFolder("inbox");
        for (var place : List.of("line-07", "line-42")) {
            Files.writeString(folder.resolve(place).resolve("access.yaml"), "site: plant-a");
        }
    }

    @AfterAll
    void tidyUp() throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        gemba.awaitSettled();
    }

    private void awaitIndexed(String path) {
        await().atMost(Shown.PROMISED.multipliedBy(3))
                .until(() -> gemba.state(path).equals("indexed"));
    }

    private long visible() {
        return planner.get("/api/v1/documents?limit=0")
                .json()
                .at("/counts/indexed")
                .asLong();
    }

    private Shown crane(String place) throws IOException {
        Files.writeString(folder.resolve(place).resolve(Shown.FILE), Shown.CONTENT);
        awaitIndexed("large/%s/%s".formatted(place, Shown.FILE));
        return Shown.to(planner);
    }

    @Test
    void takesTwentyThousandDocumentsAwayWhenTheirFolderIsClosed() throws IOException {
        var shown = crane("line-07");
        var before = visible();
        assertThat(before).isGreaterThan((long) MOST);

        Files.writeString(folder.resolve("access.yaml"), ANYONE_OF_A.replace("base.group_user", "hr.group_hr_manager"));

        shown.assertThatAllIsGone(planner);
        await().atMost(Shown.PROMISED).until(() -> visible() <= before - MOST);
        Files.writeString(folder.resolve("access.yaml"), ANYONE_OF_A);
        await().atMost(Shown.PROMISED).until(() -> visible() == before);
        Files.delete(folder.resolve("line-07").resolve(Shown.FILE));
        await().atMost(Shown.PROMISED).until(() -> visible() == before - 1);
    }

    @Test
    void takesAWholeSubfolderAwayWhenItIsDeleted() throws IOException {
        var shown = crane("line-42");
        var before = visible();

        Files.move(folder.resolve("line-42"), gemba.inbox().resolve(".line-42"));

        shown.assertThatAllIsGone(planner);
        await().atMost(Shown.PROMISED).until(() -> visible() == before - FILES - 1);
        remove(gemba.inbox().resolve(".line-42"));
    }

    private static void remove(Path removed) throws IOException {
        try (var all = Files.walk(removed)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
