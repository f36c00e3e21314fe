package io.gemba.corpus.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The migrations of several owners, each a folder {@code db/migration/<owner>} on the class path with a history table
 * of its own. One process at a time migrates; the others ask {@link #missingFrom}.
 *
 * @param owners in the order in which they are applied, the kernel first
 */
public record Schema(List<String> owners) {
    /** The owners whose migrations come with this module. */
    public static final List<String> KERNEL = List.of("corpus", "queue", "odoo");

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final String LOCK = "SELECT pg_advisory_lock(7238116001)";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(7238116001)";
    private static final String APPLIED = "SELECT owner, version FROM schema_version";
    private static final String RECORD = """
            INSERT INTO schema_version (owner, version) VALUES (:owner, :version)
            ON CONFLICT (owner) DO UPDATE SET version = excluded.version
            """;

    public Schema {
        owners = List.copyOf(owners);
    }

    /**
     * Applies what is missing.
     *
     * @param database connects as the role that owns the schema
     */
    public void migrate(DataSource database) {
        try (var connection = database.getConnection()) {
            execute(connection, LOCK);
            try {
                owners.forEach(owner -> migrations(database, owner).load().migrate());
                owners.forEach(owner -> JdbcClient.create(database)
                        .sql(RECORD)
                        .param("owner", owner)
                        .param("version", newest(owner))
                        .update());
            } finally {
                execute(connection, UNLOCK);
            }
        } catch (SQLException e) {
            throw new SchemaNotMigrated(e);
        }
    }

    /**
     * The owners whose newest migration has not been applied, with the version that is awaited; empty when the database
     * is ready.
     */
    public Map<String, Integer> missingFrom(DataSource database) {
        var applied = new TreeMap<String, Integer>();
        try {
            JdbcClient.create(database)
                    .sql(APPLIED)
                    .query((row, n) -> applied.put(row.getString("owner"), row.getInt("version")))
                    .list();
        } catch (BadSqlGrammarException e) {
            // The table itself is not there yet: nothing has been applied.
            applied.clear();
        }
        var missing = new TreeMap<String, Integer>();
        for (var owner : owners) {
            var wanted = newest(owner);
            if (applied.getOrDefault(owner, 0) < wanted) {
                missing.put(owner, wanted);
            }
        }
        return missing;
    }

    private static int newest(String owner) {
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:db/migration/" + owner + "/V*__*.sql");
            return Arrays.stream(files)
                    .map(Resource::getFilename)
                    .flatMap(name -> Optional.ofNullable(name).stream())
                    .map(VERSION::matcher)
                    .filter(matcher -> matcher.matches())
                    .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                    .max()
                    .orElseThrow(() -> new IllegalStateException("no migrations of " + owner + " on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static FluentConfiguration migrations(DataSource database, String owner) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + owner)
                .table("schema_history_" + owner)
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }
}
