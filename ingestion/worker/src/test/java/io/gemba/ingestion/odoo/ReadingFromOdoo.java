package io.gemba.ingestion.odoo;

import static io.gemba.corpus.access.Classification.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.odoo.OdooChange;
import io.gemba.corpus.odoo.OdooChanges;
import io.gemba.corpus.odoo.OdooPlace;
import io.gemba.corpus.odoo.OdooPlaces;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.search.SearchRequest;
import io.gemba.corpus.search.SearchRequest.Filter;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.corpus.testing.TestEmbedding;
import io.gemba.ingestion.Ingesting;
import io.gemba.odoo.Protocol;
import io.gemba.odoo.testing.RealOdoo;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.ColumnMapRowMapper;

/** What lies in a real Odoo, read as one who sees both plants, and found by people as Odoo lets them. */
@Tag("real-odoo")
abstract class ReadingFromOdoo {
    static final TenantId TENANT = new TenantId(1);
    static final String READER = "ops";

    static RealOdoo odoo;
    static TestDatabase database;
    static HikariDataSource pool;
    static CorpusDatabase worker;
    private static CorpusDatabase readers;
    static Ingesting ingesting;

    @TempDir
    static Path folder;

    final OdooPlaces places = new OdooPlaces();
    OdooReading reading;

    @BeforeAll
    static void start() {
        odoo = RealOdoo.running();
        database = TestDatabase.create();
        pool = database.worker(6);
        worker = new CorpusDatabase(pool);
        readers = new CorpusDatabase(database.api(2));
        odoo.call("res.company", "search_read", Map.of("domain", List.of(), "fields", List.of("name")))
                .forEach(it -> database.superuser()
                        .sql("UPDATE company SET name = :name WHERE tenant_id = 1 AND id = :id")
                        .param("name", it.required("name").asString())
                        .param("id", it.required("id").asInt())
                        .update());
        ingesting = new Ingesting(
                pool, folder, new MirroredModels(List.of("purchase.order", "ir.attachment", "mail.message")));
    }

    @AfterAll
    static void stop() throws IOException {
        if (ingesting != null) {
            ingesting.close();
        }
    }

    @BeforeEach
    void begin() {
        reading = reading(odoo.url(), READER, odoo.keyOf(READER).secret(), null);
        for (var table : List.of("odoo_place", "odoo_due", "odoo_message", "odoo_change")) {
            database.superuser().sql("DELETE FROM " + table).update();
        }
        // What was there before is not what these tests are about.
        var now = Instant.now();
        worker.forTenant(TENANT, jdbc -> {
            for (var feed : List.of("ir.attachment", "mail.message", "text maintenance.request")) {
                places.move(jdbc, TENANT, feed, new OdooPlace(now, now.minusSeconds(3), OdooPlace.SECONDS));
            }
            return true;
        });
    }

    static OdooReading reading(URI url, String login, String key, @Nullable Protocol protocol) {
        return reading(url, login, TestBots.keyFile(folder, key), protocol);
    }

    static OdooReading reading(URI url, String login, Path key, @Nullable Protocol protocol) {
        var settings = new Binder(new MapConfigurationPropertySource(new HashMap<>(Map.of(
                        "gemba.sources.odoo.interval", "0s",
                        "gemba.sources.odoo.pause", "0s",
                        "gemba.sources.odoo.overlap", "5s",
                        "gemba.sources.odoo.sweep-hour", "-1",
                        "gemba.sources.odoo.largest", "100KB"))))
                .bindOrCreate("gemba.sources.odoo", OdooSourceSettings.class);
        return reading(url, login, key, protocol, settings, Clock.systemDefaultZone());
    }

    static OdooReading reading(
            URI url, String login, Path key, @Nullable Protocol protocol, OdooSourceSettings settings, Clock clock) {
        var bot = new Bot(RealOdoo.settings(url, protocol), login, List.of(key), new Pace(Duration.ZERO));
        return new OdooReading(bot, worker, new WorkQueue(pool), settings, clock);
    }

    final void read() {
        reading.turn();
        assertThat(reading.status().problem()).isEmpty();
        ingest();
    }

    static void ingest() {
        database.superuser()
                .sql("SELECT id, latest_version FROM document WHERE state = 'received'")
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getInt("latest_version")))
                .list()
                .forEach(it -> ingesting.ingest(new DocumentId(it.getKey()), it.getValue()));
    }

    static Map<String, @Nullable Object> document(String key) {
        return database.superuser()
                .sql("SELECT * FROM document WHERE source = 'odoo' AND source_key = :key")
                .param("key", key)
                .query(new ColumnMapRowMapper())
                .optional()
                .orElse(Map.of());
    }

    static long order(int company) {
        var partner = odoo.create("res.partner", Map.of("name", "Supplier of a test", "company_id", false));
        return odoo.create("purchase.order", Map.of("partner_id", partner, "company_id", company));
    }

    static long attach(String model, long id, String name, String text) {
        return odoo.create(
                "ir.attachment", Map.of("name", name, "res_model", model, "res_id", id, "datas", base64(text)));
    }

    /** Archived, so that it is not among the open ones that other modules' tests count meanwhile. */
    static long request(String text) {
        return odoo.create(
                "maintenance.request",
                Map.of(
                        "name",
                        "Press leaks",
                        "company_id",
                        1,
                        "archive",
                        true,
                        "description",
                        "<p>%s</p>".formatted(text)));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String word() {
        return "zq" + Long.toString(System.nanoTime(), 36);
    }

    /** What a person finds now, asked of Odoo as that person. */
    static List<String> found(String login, String question) {
        var session = odoo.as(login);
        var principals = new HashSet<>(Set.of(Principal.EVERYONE));
        for (var model : List.of("purchase.order", "mrp.production", "maintenance.request", "maintenance.equipment")) {
            if (session.knows(model)) {
                principals.add(Principal.model(model));
            }
        }
        var scope = new AccessScope(TENANT, Set.of(new CompanyId(1), new CompanyId(2)), principals, INTERNAL);
        VisibleRecords visible = records -> {
            var ids = records.stream()
                    .collect(Collectors.groupingBy(
                            RecordRef::model, Collectors.mapping(RecordRef::id, Collectors.toList())));
            return session.visible(ids).entrySet().stream()
                    .flatMap(it -> it.getValue().stream().map(id -> new RecordRef(it.getKey(), id)))
                    .collect(Collectors.toSet());
        };
        var embedder = new InProcessEmbedder(TestEmbedding.embedder());
        var name = TestEmbedding.embedder().spec().name();
        return new QuestionSearch(
                        readers,
                        new ChunkSearch(readers),
                        new KnownEmbedders(name, Map.of(name, () -> embedder)),
                        Duration.ofSeconds(10))
                        .search(
                                scope,
                                visible,
                                List.of(question),
                                (generation, vector) ->
                                        new SearchRequest(generation, vector, List.of(), Filter.IN_FORCE, 20, 0))
                        .result()
                        .chunks()
                        .stream()
                        .map(it -> it.content().text())
                        .filter(it -> it.contains(question))
                        .toList();
    }

    final void tell(OdooChange.Kind kind, String model, long id) {
        new OdooChanges(database.superuserSource())
                .receive(
                        TENANT,
                        UUID.randomUUID().toString(),
                        Instant.now(),
                        List.of(new OdooChange(System.nanoTime(), model, id, kind)));
    }
}
