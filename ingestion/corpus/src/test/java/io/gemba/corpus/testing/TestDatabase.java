package io.gemba.corpus.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gemba.corpus.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A migrated database of its own for a test class, with the roles that the product uses. The server is the one named by
 * {@code GEMBA_TEST_DATABASE} (a JDBC URL of a superuser), else a container when an engine answers, else a throw-away
 * cluster of the host's PostgreSQL; it lives as long as the test process.
 */
public final class TestDatabase {
    private static final Map<List<String>, String> TEMPLATES = new HashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A database with the kernel's tables, a tenant 1 with companies 1 (A) and 2 (B), and a tenant 2. */
    public static TestDatabase create() {
        return create(Schema.KERNEL);
    }

    /** A database with the tables of these owners, otherwise as {@link #create()}. */
    public static synchronized TestDatabase create(List<String> owners) {
        var server = TestServer.running();
        var template = TEMPLATES.computeIfAbsent(List.copyOf(owners), list -> template(server, list));
        var name = "gemba_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        server.superuser("postgres")
                .sql("CREATE DATABASE " + name + " OWNER gemba_owner TEMPLATE " + template)
                .update();
        return new TestDatabase(server, name);
    }

    /** A database as an operator prepares it for the {@code migrate} command: without a table. */
    public static synchronized TestDatabase empty() {
        var server = TestServer.running();
        var name = "gemba_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        prepare(server, name);
        return new TestDatabase(server, name);
    }

    private static void prepare(TestServer server, String name) {
        server.superuser("postgres")
                .sql("CREATE DATABASE " + name + " OWNER gemba_owner")
                .update();
        var superuser = server.superuser(name);
        superuser.sql("CREATE EXTENSION vector").update();
        superuser.sql("ALTER SCHEMA public OWNER TO gemba_owner").update();
    }

    private static String template(TestServer server, List<String> owners) {
        var name = "gemba_template_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        prepare(server, name);
        var owner = server.dataSource(name, "gemba_owner");
        new Schema(owners).migrate(owner);
        var jdbc = JdbcClient.create(owner);
        jdbc.sql("SELECT use_embedding('test', 384, '')")
                .query((row, n) -> true)
                .single();
        for (var tenant : List.of(1, 2)) {
            jdbc.sql("SELECT create_tenant(:id, 'Tenant')")
                    .param("id", tenant)
                    .query((row, n) -> true)
                    .single();
        }
        jdbc.sql("INSERT INTO company VALUES (1, 1, 'A', 'Plant A', 'plant-a'), (1, 2, 'B', 'Plant B', 'plant-b')")
                .update();
        return name;
    }

    /** Connections of the API's role, as many as the pool is allowed. */
    public HikariDataSource api(int poolSize) {
        return pool("gemba_api", poolSize);
    }

    /** Connections of the worker's role. */
    public HikariDataSource worker(int poolSize) {
        return pool("gemba_worker", poolSize);
    }

    /** Connections of the role that owns the schema. */
    public DataSource owner() {
        return server.dataSource(name, "gemba_owner");
    }

    /** Statements of a superuser, for arranging and looking behind row-level security. */
    public JdbcClient superuser() {
        return server.superuser(name);
    }

    /** Connections of a superuser, for what takes more than statements. */
    public DataSource superuserSource() {
        return server.superuserSource(name);
    }

    /** The JDBC URL without credentials. */
    public String url() {
        return server.url(name);
    }

    /** The password of one of the product's roles. */
    public String password(String role) {
        return server.password(role);
    }

    private HikariDataSource pool(String role, int size) {
        PGSimpleDataSource source = server.dataSource(name, role);
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        // Every test that holds a pool of its own keeps it until the process ends.
        config.setMinimumIdle(1);
        config.setConnectionInitSql("SET plan_cache_mode = force_custom_plan; SET jit = off");
        return new HikariDataSource(config);
    }
}
