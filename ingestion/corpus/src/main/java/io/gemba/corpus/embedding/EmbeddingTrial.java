package io.gemba.corpus.embedding;

import com.pgvector.PGhalfvec;
import io.gemba.corpus.access.TenantId;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tries the vector index of a generation before anybody depends on it: what it finds near some of its own vectors,
 * against what comparing all of them finds. Runs in the caller's transaction, within the generation.
 */
public final class EmbeddingTrial {
    private static final String SAMPLE = """
        SELECT embedding FROM chunk_vec WHERE tenant_id = :tenant AND id >= (
            SELECT min(id) + floor(random() * (max(id) - min(id) + 1))::bigint FROM chunk_vec WHERE tenant_id = :tenant)
        ORDER BY id LIMIT 1
        """;
    private static final String WITH_INDEX = """
        SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true),
               set_config('enable_indexscan', 'on', true), set_config('hnsw.ef_search', '100', true)
        """;
    private static final String WITHOUT = """
        SELECT set_config('enable_seqscan', 'on', true), set_config('enable_sort', 'on', true),
               set_config('enable_indexscan', 'off', true)
        """;
    private static final String NEAREST = """
        SELECT embedding <=> :vector AS distance FROM chunk_vec WHERE tenant_id = :tenant
        ORDER BY embedding <=> :vector LIMIT :limit
        """;
    private static final int NEIGHBOURS = 10;
    /** Halves are rounded, and equal texts have equal vectors. */
    private static final double SAME = 1e-3;

    /**
     * The share of the nearest that the index finds, in [0, 1].
     *
     * @param samples how many vectors to try; 1 is the answer where there are none
     */
    public double recall(JdbcClient jdbc, TenantId tenant, int samples) {
        var found = 0;
        var wanted = 0;
        for (int i = 0; i < samples; i++) {
            var vector = jdbc.sql(SAMPLE)
                    .param("tenant", tenant.value())
                    .query((row, n) -> row.getString("embedding"))
                    .optional();
            if (vector.isPresent()) {
                var exact = nearest(jdbc, WITHOUT, tenant, vector.get());
                var indexed = nearest(jdbc, WITH_INDEX, tenant, vector.get());
                found += (int) indexed.stream()
                        .filter(distance -> distance <= exact.getLast() + SAME)
                        .count();
                wanted += exact.size();
            }
        }
        jdbc.sql(WITHOUT).query((row, n) -> true).single();
        return wanted == 0 ? 1 : Math.min(1, found / (double) wanted);
    }

    private static List<Double> nearest(JdbcClient jdbc, String settings, TenantId tenant, String vector) {
        jdbc.sql(settings).query((row, n) -> true).single();
        return jdbc.sql(NEAREST)
                .param("tenant", tenant.value())
                .param("vector", halfvec(vector))
                .param("limit", NEIGHBOURS)
                .query((row, n) -> row.getDouble("distance"))
                .list();
    }

    private static PGhalfvec halfvec(String text) {
        try {
            return new PGhalfvec(text);
        } catch (SQLException e) {
            throw new IllegalStateException("not a vector", e);
        }
    }
}
