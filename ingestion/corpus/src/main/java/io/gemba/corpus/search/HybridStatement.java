package io.gemba.corpus.search;

import com.pgvector.PGhalfvec;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.Reach;
import io.gemba.corpus.search.RankFusion.Ranked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Ranks chunks by meaning and by words in one statement, and joins both rankings by the reciprocal of the ranks, since
 * their scores cannot be compared (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", 2009).
 *
 * @param vector of the question; empty to go by words alone
 * @param words may be empty: then the vector decides alone
 * @param near how many of the nearest are looked for
 * @param indexed true to have the vector index name the nearest, false to compare every vector within reach
 * @param breadth how many of either ranking count, and which are passed over
 */
record HybridStatement(
        TenantId tenant, Reach reach, float[] vector, LexicalQuery words, int near, boolean indexed, Breadth breadth) {
    private static final int MOST_RANKED = 4 * LexicalQuery.RANKED;

    /** An order by a sum is no order of the index, which would walk past all that is not visible. */
    private static final String NEAREST_OF_FEW = """
        WITH nearest AS MATERIALIZED (
                 SELECT id, (embedding <=> :vector) + 0 AS distance FROM chunk_vec
                 WHERE tenant_id = :tenant AND acl_id = ANY (:acls)%s
                 ORDER BY distance, id LIMIT :near),
        """;

    private static final String NEAREST_OF_MANY = """
        WITH nearest AS MATERIALIZED (
                 SELECT id, embedding <=> :vector AS distance FROM chunk_vec
                 WHERE tenant_id = :tenant AND acl_id = ANY (:acls)%s
                 ORDER BY embedding <=> :vector LIMIT :near),
        """;

    private static final String MATCHED = """
             matched AS MATERIALIZED (
                 SELECT id, score
                 FROM (SELECT id, (SELECT sum(weight * ts_rank('{0.25, 0.25, 0.4, 1.0}', tsv, query))
                                   FROM unnest(CAST(:queries AS tsquery[]), CAST(:weights AS float8[])) AS t (query, weight)) AS score
                       FROM chunk_fts
                       WHERE tenant_id = :tenant AND tsv @@ CAST(:candidates AS tsquery) AND
        """;
    private static final String CAPPED = """
        %s
                       LIMIT :most) candidate
                 ORDER BY score DESC, id LIMIT :depth),
        """;
    private static final String MATCHED_OF_FEW = MATCHED + "acl_id = ANY (:acls) " + CAPPED;

    /** Of many access rules the index on them would be asked one by one, which costs more than looking at the rows. */
    private static final String MATCHED_OF_MANY = MATCHED + "acl_id + 0 = ANY (:acls) " + CAPPED;

    private static final String NONE_MATCHED = """
             matched AS (SELECT CAST(NULL AS bigint) AS id, CAST(NULL AS float8) AS score WHERE false),
        """;

    /** What words found is placed among the nearest, too, as far as these were looked for. */
    private static final String FUSED = """
             known AS MATERIALIZED (
                 SELECT id, distance FROM nearest
                 UNION ALL
                 SELECT m.id, v.embedding <=> :vector FROM matched m
                 JOIN chunk_vec v ON v.tenant_id = :tenant AND v.id = m.id
                 WHERE m.id NOT IN (SELECT id FROM nearest)),
             ranking AS (
                 SELECT id, row_number() OVER (ORDER BY distance, id) AS rank FROM known
                 UNION ALL
                 SELECT id, row_number() OVER (ORDER BY score DESC, id) FROM matched),
             fused AS (
                 SELECT id, sum(1.0 / (60 + rank)) AS score, min(rank) AS best
                 FROM ranking WHERE rank <= :depth GROUP BY id)
        SELECT id, score, best, 1 - distance AS cosine, (SELECT count(*) FROM nearest) AS near
        FROM fused LEFT JOIN known USING (id) ORDER BY score DESC, id
        """;

    private static final String WORDS_ALONE = """
             ranking AS (SELECT id, row_number() OVER (ORDER BY score DESC, id) AS rank FROM matched)
        SELECT id, 1.0 / (60 + rank) AS score, rank AS best, 0 AS cosine, 0 AS near FROM ranking ORDER BY rank
        """;

    String sql() {
        if (vector.length == 0) {
            return "WITH" + matched() + WORDS_ALONE;
        }
        return besides(indexed ? NEAREST_OF_MANY : NEAREST_OF_FEW) + matched() + FUSED;
    }

    private String matched() {
        return words.isEmpty() ? NONE_MATCHED : besides(Calibration.isSmall(reach) ? MATCHED_OF_FEW : MATCHED_OF_MANY);
    }

    private String besides(String ranking) {
        return ranking.formatted(breadth.hidden().length == 0 ? "" : " AND id <> ALL (:hidden)");
    }

    StatementSpec bind(StatementSpec statement) {
        return statement
                .param("tenant", tenant.value())
                .param("acls", reach.acls())
                .param("vector", vector.length == 0 ? null : new PGhalfvec(vector))
                .param("near", near)
                .param("depth", breadth.depth())
                .param("hidden", breadth.hidden())
                .param("candidates", words.candidates())
                .param("queries", words.queries())
                .param("weights", words.weights())
                .param("most", MOST_RANKED);
    }

    RankFusion run(JdbcClient jdbc) {
        return RankFusion.of(bind(jdbc.sql(sql()))
                .query((row, n) -> new Ranked(
                        row.getLong("id"),
                        row.getDouble("score"),
                        row.getInt("best"),
                        row.getDouble("cosine"),
                        row.getInt("near")))
                .list());
    }
}
