package io.gemba.acceptance.running;

import static org.awaitility.Awaitility.await;

import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An installation: API, worker, data folder and database. The one that holds the demo plant is started once and shared
 * by all tests of the process; tests that break things have one of their own.
 */
public final class Gemba implements AutoCloseable {
    private static final Duration INDEXED = Duration.ofMinutes(15);
    /** Words are counted again every two seconds; whoever ranks by them waits until that has been done. */
    private static final String SETTLED = """
            SELECT count(*) FILTER (WHERE source <> 'upload' AND part_of IS NULL) = :files
                AND count(*) FILTER (WHERE state NOT IN ('indexed', 'rejected', 'failed')) = 0
                AND count(*) FILTER (WHERE current_version IS NOT NULL AND acl_id IS DISTINCT FROM searched_acl_id) = 0
                AND EXISTS (SELECT FROM quick_tasks WHERE task_name = 'count-lexemes'
                            AND last_success > coalesce(max(d.changed_at), '-infinity') + interval '5 seconds')
            FROM document d
            """;

    private static final FutureTask<Gemba> BESIDE_ODOO = new FutureTask<>(() -> {
        var started = start(true, home -> OdooServer.given().connect(home.path(), home.apiPort()));
        started.awaitSettled();
        return started;
    });

    private static final FutureTask<Gemba> RUNNING = new FutureTask<>(() -> {
        var started = start(true, home -> "");
        started.awaitSettled();
        return started;
    });

    private final Home home;
    private final TestDatabase database;
    private final DatabaseLink link;
    private final Program api;
    private final Program worker;
    private final Map<String, String> passwords;
    private final Tokens tokens;

    private Gemba(Home home, TestDatabase database, DatabaseLink link, Map<String, String> passwords, boolean yields) {
        this.home = home;
        this.database = database;
        this.link = link;
        this.passwords = passwords;
        this.api = home.api();
        this.worker = home.worker(yields);
        this.tokens = Tokens.of(home.path(), "http://localhost:" + home.apiPort());
    }

    /** The installation that holds the demo plant, all of it indexed. */
    public static Gemba running() {
        return brought(RUNNING);
    }

    /** One that holds the demo plant and knows the Odoo that tests are given. */
    public static Gemba besideOdoo() {
        OdooServer.given();
        return brought(BESIDE_ODOO);
    }

    /** A new one with the demo plant, which reaches the Odoo that tests are given by another address. */
    public static Gemba besideOdoo(URI through) {
        var started = start(true, home -> OdooServer.given().connect(home.path(), home.apiPort(), through));
        started.awaitSettled();
        return started;
    }

    /** A new one without documents, which reaches the Odoo that tests are given by another address. */
    public static Gemba recordsOnly(URI through) {
        return start(false, home -> OdooServer.given().connect(home.path(), home.apiPort(), through));
    }

    /**
     * A new one without documents, which reads what hangs on records in the Odoo that tests are given as a bot, with
     * the precedence that a worker has in an installation.
     */
    public static Gemba withBot(Path key) {
        return start(false, true, home -> OdooServer.given().connectWithBot(home.path(), home.apiPort(), key));
    }

    private static Gemba brought(FutureTask<Gemba> shared) {
        shared.run();
        try {
            return shared.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the demo plant could not be brought up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demo plant comes up", e);
        }
    }

    /** A new installation without documents, for tests that break things. Its settings may say more, in YAML. */
    public static Gemba alone(String settings) {
        return start(false, home -> settings);
    }

    private static Gemba start(boolean withPlant, Function<Home, String> settings) {
        return start(withPlant, false, settings);
    }

    private static Gemba start(boolean withPlant, boolean yields, Function<Home, String> settings) {
        var home = Home.create(withPlant);
        try {
            var plant = CompletableFuture.runAsync(withPlant ? home::writePlant : () -> {});
            var database = TestDatabase.empty();
            var link = DatabaseLink.to(database.url());
            home.configure(database, link.url(), settings.apply(home));
            var printed = home.command("secrets");
            home.command("migrate");
            plant.join();
            var gemba = new Gemba(home, database, link, passwords(printed), yields);
            Runtime.getRuntime().addShutdownHook(new Thread(gemba::end));
            gemba.bringUp();
            return gemba;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bringUp() {
        try {
            worker.start();
            api.start();
            worker.awaitReady();
            api.awaitReady();
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    private static Map<String, String> passwords(String printed) {
        return printed.lines()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(line -> line[0], line -> line[2]));
    }

    /** What the person of this login uses. */
    public Client as(String login) {
        return withToken(tokens.of(login));
    }

    /** Somebody with this token. */
    public Client withToken(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }

    /** Somebody who is not signed in. */
    public Client anonymous() {
        return new Client(url(), Map.of());
    }

    /** Signs tokens, good ones and others. */
    public Tokens tokens() {
        return tokens;
    }

    /** The password with which a person signs in at the console. */
    public String password(String login) {
        var password = passwords.get(login);
        if (password == null) {
            throw new IllegalArgumentException("nobody is called " + login);
        }
        return password;
    }

    /** Where the API and the console are. */
    public URI url() {
        return URI.create("http://localhost:" + home.apiPort());
    }

    public Program api() {
        return api;
    }

    public Program worker() {
        return worker;
    }

    /** The database behind it, to look and to arrange. */
    public TestDatabase database() {
        return database;
    }

    /** The line between the programs and the database. */
    public DatabaseLink link() {
        return link;
    }

    /** The data folder. */
    public Path home() {
        return home.path();
    }

    /** The watched folder of the demo plant. */
    public Path plant() {
        return home.path().resolve("plant");
    }

    /** A watched folder for what tests put there. Without an {@code access.yaml} its files belong to nobody. */
    public Path inbox() {
        return home.path().resolve("inbox");
    }

    /** Has a watched folder left alone until {@link #resumeFolder}, as if another worker followed it. */
    public void pauseFolder(String name) {
        folder(
                "UPDATE watched_folder SET holder = 'test', held_until = now() + interval '1 hour' WHERE source = :source",
                name);
        // A worker renews its hold every ten seconds, and so notices within as many that it has lost it.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> worker.log().contains("The folder " + name + " is no longer followed by this worker"));
    }

    /** Has it followed again. */
    public void resumeFolder(String name) {
        folder("UPDATE watched_folder SET held_until = now() WHERE source = :source", name);
    }

    private void folder(String sql, String name) {
        database.superuser().sql(sql).param("source", "folder:" + name).update();
    }

    /** Runs one of the API's commands and gives what it prints. */
    public String command(String... arguments) {
        return home.command(arguments);
    }

    /** The id of the document that lies at a path within a watched folder. */
    public UUID document(String path) {
        return database.superuser()
                .sql("""
                    SELECT d.id FROM document d LEFT JOIN document c ON c.id = d.part_of
                    WHERE d.state <> 'deleted' AND coalesce(c.source_key || '/' || d.part_path, d.source_key) = :path
                    """)
                .param("path", path)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no document lies at " + path));
    }

    /** The state of the document that lies at a path within a watched folder; nothing if there is none. */
    public String state(String path) {
        return database.superuser()
                .sql("SELECT state FROM document WHERE source_key = :path")
                .param("path", path)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Waits until every file that lies in a watched folder has been read, or refused. */
    public void awaitSettled() {
        await().atMost(INDEXED)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> database.superuser()
                        .sql(SETTLED)
                        .param("files", home.files())
                        .query(Boolean.class)
                        .single());
    }

    /** Stops everything and removes its data. */
    @Override
    public void close() {
        end();
    }

    private void end() {
        api.end();
        worker.end();
        link.close();
        home.remove();
    }
}
