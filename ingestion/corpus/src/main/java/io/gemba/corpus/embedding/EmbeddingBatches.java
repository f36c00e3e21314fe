package io.gemba.corpus.embedding;

import io.gemba.corpus.access.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Parts what the next model has to be shown into batches, each for one worker at a time. All methods run in the
 * caller's transaction.
 */
public final class EmbeddingBatches {
    private static final String GAPS = "SELECT id FROM embedding_gaps(:tenant, :after, :most) AS id";
    private static final String LAST = """
        SELECT coalesce(max(last_id), 0) FROM embedding_batch WHERE generation = :generation AND tenant_id = :tenant
        """;
    private static final String ADD = """
        INSERT INTO embedding_batch (generation, tenant_id, first_id, last_id, chunks)
        VALUES (:generation, :tenant, :first, :last, :chunks)
        ON CONFLICT (generation, tenant_id, first_id)
        DO UPDATE SET last_id = excluded.last_id, chunks = excluded.chunks, done_at = NULL
        """;
    private static final String OPEN = """
        SELECT generation, tenant_id, first_id, last_id FROM embedding_batch
        WHERE generation = :generation AND done_at IS NULL ORDER BY tenant_id, first_id
        """;
    private static final String DONE = """
        UPDATE embedding_batch SET done_at = clock_timestamp()
        WHERE generation = :generation AND tenant_id = :tenant AND first_id = :first AND last_id = :last
        """;

    /** The batches that are not done. */
    public List<Batch> open(JdbcClient jdbc, Generation next) {
        return jdbc.sql(OPEN)
                .param("generation", next.number())
                .query((row, n) -> new Batch(
                        row.getInt("generation"),
                        new TenantId(row.getInt("tenant_id")),
                        row.getLong("first_id"),
                        row.getLong("last_id")))
                .list();
    }

    /**
     * Adds batches for what is missing: behind the last one, and when nothing is missing there, from the beginning.
     *
     * @param size chunks in a batch
     * @param most how many batches
     */
    public List<Batch> plan(JdbcClient jdbc, Generation next, TenantId tenant, int size, int most) {
        var last = jdbc.sql(LAST)
                .param("generation", next.number())
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
        var gaps = gaps(jdbc, tenant, last, size * most);
        if (gaps.isEmpty() && last > 0) {
            gaps = gaps(jdbc, tenant, 0, size * most);
        }
        var planned = new ArrayList<Batch>();
        for (int from = 0; from < gaps.size(); from += size) {
            var ids = gaps.subList(from, Math.min(from + size, gaps.size()));
            var batch = new Batch(next.number(), tenant, ids.getFirst(), ids.getLast());
            bind(jdbc.sql(ADD), batch).param("chunks", ids.size()).update();
            planned.add(batch);
        }
        return planned;
    }

    private static List<Long> gaps(JdbcClient jdbc, TenantId tenant, long after, int most) {
        return jdbc.sql(GAPS)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /** Notes that a batch is done. */
    public void done(JdbcClient jdbc, Batch batch) {
        bind(jdbc.sql(DONE), batch).update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Batch batch) {
        return statement
                .param("generation", batch.generation())
                .param("tenant", batch.tenant().value())
                .param("first", batch.first())
                .param("last", batch.last());
    }

    /**
     * A stretch of chunks.
     *
     * @param generation that their vectors are made for
     * @param first the smallest id, included
     * @param last the largest id, included
     */
    public record Batch(int generation, TenantId tenant, long first, long last) {}
}
