package io.gemba.corpus.upkeep;

import io.gemba.corpus.access.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which worker follows which folder. Several may have a folder at hand; one follows it, and another takes over when it
 * has not been heard of for a while. That two should do so for a moment does no harm. Runs in the caller's transaction.
 */
public final class WatchedFolders {
    private static final String HOLD = """
            INSERT INTO watched_folder AS f (tenant_id, source, holder, held_until)
            VALUES (:tenant, :source, :holder, now() + CAST(:seconds AS int) * interval '1 second')
            ON CONFLICT (tenant_id, source) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
            WHERE f.holder = excluded.holder OR f.held_until < now()
            """;
    private static final String RELEASE = """
            UPDATE watched_folder SET held_until = now()
            WHERE tenant_id = :tenant AND source = :source AND holder = :holder
            """;
    private static final String LOOKED = """
            UPDATE watched_folder SET looked_at = now(), files = :files, problem = :problem
            WHERE tenant_id = :tenant AND source = :source
            """;
    private static final String CHECKED = """
            UPDATE watched_folder SET checked_on = :day WHERE tenant_id = :tenant AND source = :source
            """;
    private static final String CHECKED_ON = """
            SELECT coalesce(checked_on, '-infinity') >= :day FROM watched_folder
            WHERE tenant_id = :tenant AND source = :source
            """;
    private static final String ALL = """
            SELECT source, held_until > now() AS held, looked_at, files, problem FROM watched_folder
            WHERE tenant_id = :tenant ORDER BY source
            """;

    /** Takes a folder, or keeps it, for so long; false if another worker has it. */
    public boolean hold(JdbcClient jdbc, TenantId tenant, String source, String holder, Duration time) {
        return jdbc.sql(HOLD)
                        .param("tenant", tenant.value())
                        .param("source", source)
                        .param("holder", holder)
                        .param("seconds", Math.toIntExact(time.toSeconds()))
                        .update()
                > 0;
    }

    /** Lets another worker take the folder at once. */
    public void release(JdbcClient jdbc, TenantId tenant, String source, String holder) {
        folder(jdbc.sql(RELEASE), tenant, source).param("holder", holder).update();
    }

    /**
     * Notes that all of a folder has been looked through.
     *
     * @param problem why the system does not notify of changes there; none if it does
     */
    public void looked(JdbcClient jdbc, TenantId tenant, String source, int files, @Nullable String problem) {
        folder(jdbc.sql(LOOKED), tenant, source)
                .param("files", files)
                .param("problem", problem)
                .update();
    }

    /** Notes that the contents have been compared, as far as one night allows. */
    public void checked(JdbcClient jdbc, TenantId tenant, String source, LocalDate day) {
        folder(jdbc.sql(CHECKED), tenant, source).param("day", day).update();
    }

    /** True if they have been since that day. */
    public boolean isChecked(JdbcClient jdbc, TenantId tenant, String source, LocalDate day) {
        return folder(jdbc.sql(CHECKED_ON), tenant, source)
                .param("day", day)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The folders of a tenant. */
    public List<Watched> all(JdbcClient jdbc, TenantId tenant) {
        return jdbc.sql(ALL)
                .param("tenant", tenant.value())
                .query((row, n) -> {
                    var looked = row.getTimestamp("looked_at");
                    return new Watched(
                            row.getString("source"),
                            row.getBoolean("held"),
                            looked == null ? null : looked.toInstant(),
                            row.getInt("files"),
                            row.getString("problem"));
                })
                .list();
    }

    private static JdbcClient.StatementSpec folder(JdbcClient.StatementSpec statement, TenantId tenant, String source) {
        return statement.param("tenant", tenant.value()).param("source", source);
    }

    /**
     * A folder that is followed.
     *
     * @param held false if no worker reaches it at the moment
     * @param lookedAt when all of it was last looked through; none before the first time
     * @param problem why the system does not notify of changes there; none if it does
     */
    public record Watched(
            String source,
            boolean held,
            @Nullable Instant lookedAt,
            int files,
            @Nullable String problem) {}
}
