package io.gemba.ingestion.source;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.FolderPart;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A watched folder of tenant 1, and the documents that mirror it. */
record TestFolder(TestDatabase database, DataSource connections, FolderSettings.Folder folder) {
    static final String PLANNERS = "company: A\naudience: [group:mrp.user]\n";
    static final String NOBODY = "{group:base.group_system}";

    /** A folder that planners may read. */
    static TestFolder of(TestDatabase database, DataSource connections, Path root) throws IOException {
        var name = "f" + Integer.toHexString(root.hashCode());
        var folder = new TestFolder(database, connections, new FolderSettings.Folder(name, root, 1));
        folder.write(AccessFile.NAME, PLANNERS);
        return folder;
    }

    /** The same documents, from a folder that lies elsewhere. */
    TestFolder at(Path root) {
        return new TestFolder(database, connections, new FolderSettings.Folder(folder.name(), root, 1));
    }

    static FolderSettings settings(Duration interval, Duration settle) {
        return new FolderSettings(List.of(), interval, settle, DataSize.ofMegabytes(1), Duration.ofHours(1));
    }

    Path path(String name) {
        return folder.path().resolve(name);
    }

    Path write(String name, String content) throws IOException {
        var file = path(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Looks through all of it once and registers what is to be. */
    void look() {
        look(Duration.ZERO);
    }

    /** As {@link #look()}, leaving alone files that have changed that recently. */
    void look(Duration settle) {
        var corpus = new CorpusDatabase(connections);
        var registration = new FileRegistration(
                corpus, new WorkQueue(connections), settings(Duration.ofSeconds(10), settle), folder);
        new FolderScan(corpus, folder)
                .look(List.of(FolderPart.WHOLE))
                .ifPresent(found -> found.candidates().forEach(registration::register));
    }

    /** What a worker of that name does with the folder. */
    FolderFollower follower(String holder, Duration interval) {
        return follower(holder, interval, Clock.systemDefaultZone(), Notifications::of);
    }

    FolderFollower follower(String holder, Duration interval, Clock clock, Notifications.Source source) {
        var corpus = new CorpusDatabase(connections);
        var watch = new FolderWatch(corpus, new WorkQueue(connections), settings(interval, Duration.ZERO));
        return watch.follower(folder, new FolderHold(corpus, folder, holder), clock, source);
    }

    List<Map<String, @Nullable Object>> documents() {
        return database.superuser()
                .sql("""
            SELECT d.source_key, d.state, d.problem_code, a.audience::text AS audience, d.latest_version, encode(v.sha256, 'hex') AS hash
            FROM document d JOIN acl a ON a.id = d.acl_id
            JOIN document_version v ON v.document_id = d.id AND v.version = d.latest_version
            WHERE d.source = :source AND d.state <> 'deleted' ORDER BY d.source_key
            """)
                .param("source", folder.source())
                .query()
                .listOfRows();
    }

    List<String> keys() {
        return documents().stream()
                .map(row -> String.valueOf(row.get("source_key")))
                .toList();
    }

    Map<String, @Nullable Object> document(String key) {
        return documents().stream()
                .filter(row -> key.equals(row.get("source_key")))
                .findFirst()
                .orElseThrow();
    }

    /** How many documents these readers have. */
    long readableBy(String audience) {
        return database.superuser()
                .sql("""
            SELECT count(*) FROM document d JOIN acl a ON a.id = d.acl_id
            WHERE d.source = :source AND d.state <> 'deleted' AND a.audience::text = :audience
            """)
                .param("source", folder.source())
                .param("audience", audience)
                .query(Long.class)
                .single();
    }
}
