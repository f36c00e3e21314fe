package io.gemba.corpus.search;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import com.pgvector.PGhalfvec;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.ScopeSql;
import io.gemba.corpus.embedding.EmbeddingChanged;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the chunks that a question is about, by meaning and by words, among those that the scope reaches.
 *
 * <p>The vector index cannot filter: with few visible chunks it would walk all others, and find too few. So it is known
 * before the search how many chunks the scope reaches, and below about 16 times the square root of all, where both cost
 * the same, every reachable vector is compared instead.
 */
public final class ChunkSearch {
    private static final String REACH = """
            SELECT array_agg(a.id) FILTER (WHERE reached) AS acls, coalesce(sum(n_chunks) FILTER (WHERE reached), 0) AS visible,
                   coalesce(sum(n_chunks), 0) AS total
            FROM (SELECT a.id, a.n_chunks, (""" + REACHES + """
            ) AS reached FROM acl a WHERE a.tenant_id = :tenant) a
            """;
    private static final String NEAREST_EXACT = """
            WITH compared AS MATERIALIZED (
                SELECT id, embedding <=> :vector AS distance FROM chunk_vec
                WHERE tenant_id = :tenant AND acl_id = ANY (:acls))
            SELECT id, distance FROM compared ORDER BY distance LIMIT :limit
            """;
    private static final String NEAREST_INDEXED = """
            WITH compared AS MATERIALIZED (
                SELECT id, embedding <=> :vector AS distance FROM chunk_vec
                WHERE tenant_id = :tenant AND acl_id = ANY (:acls)
                ORDER BY embedding <=> :vector LIMIT :limit)
            SELECT id, distance FROM compared ORDER BY distance
            """;
    private static final String USE_INDEX = """
            SELECT set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', :efSearch, true),
                   set_config('enable_sort', 'off', true)
            """;
    private static final String SORT_AGAIN = "SELECT set_config('enable_sort', 'on', true)";
    private static final String BY_WORDS = """
            WITH candidate AS MATERIALIZED (
                SELECT id, tsv FROM chunk_fts
                WHERE tenant_id = :tenant AND tsv @@ CAST(:candidates AS tsquery) AND acl_id = ANY (:acls)
                LIMIT :most)
            SELECT id, (SELECT sum(weight * ts_rank('{0.25, 0.25, 0.4, 1.0}', tsv, CAST(query AS tsquery)))
                        FROM unnest(CAST(:queries AS text[]), CAST(:weights AS float8[])) AS t (query, weight)) AS score
            FROM candidate ORDER BY score DESC, id LIMIT :limit
            """;
    private static final int DEPTH = 80;
    private static final int MOST_CANDIDATES = 8_000;
    private static final int ALWAYS_EXACT = 4_000;
    private static final double SWITCH = 16;

    private final CorpusDatabase database;
    private final FoundChunks found = new FoundChunks();

    public ChunkSearch(CorpusDatabase database) {
        this.database = database;
    }

    /**
     * The chunks that match best; empty if the scope reaches none.
     *
     * @throws EmbeddingChanged if the request's vector is of another generation than the one that is live
     */
    public SearchResult search(AccessScope scope, SearchRequest request) {
        return database.readVectors(scope, (jdbc, live) -> {
            request.requireFitting(live);
            var reach = reach(jdbc, scope);
            var terms = Vocabulary.weigh(jdbc, scope.tenant(), request.terms(), reach.total());
            if (reach.acls().length == 0) {
                return new SearchResult(List.of(), terms);
            }
            var ranks = new RankFusion();
            if (request.hasVector()) {
                ranks.addByMeaning(nearest(jdbc, scope, reach, request.vector()));
            }
            ranks.addByWords(byWords(jdbc, scope, reach, terms));
            return new SearchResult(found.fetch(jdbc, scope, live, request, ranks), terms);
        });
    }

    private static Reach reach(JdbcClient jdbc, AccessScope scope) {
        return ScopeSql.bind(jdbc.sql(REACH), scope)
                .query((row, n) -> new Reach(ids(row.getArray("acls")), row.getLong("visible"), row.getLong("total")))
                .single();
    }

    private static int[] ids(@Nullable Array ids) throws SQLException {
        return ids == null
                ? new int[0]
                : Arrays.stream((Integer[]) ids.getArray())
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private static List<RankFusion.Near> nearest(JdbcClient jdbc, AccessScope scope, Reach reach, float[] vector) {
        if (reach.isSmall()) {
            return nearest(jdbc, NEAREST_EXACT, scope, reach, vector);
        }
        jdbc.sql(USE_INDEX)
                .param("efSearch", reach.total() > 500_000 ? "200" : "100")
                .query((row, n) -> true)
                .single();
        var found = nearest(jdbc, NEAREST_INDEXED, scope, reach, vector);
        jdbc.sql(SORT_AGAIN).query((row, n) -> true).single();
        return found.size() < DEPTH ? nearest(jdbc, NEAREST_EXACT, scope, reach, vector) : found;
    }

    private static List<RankFusion.Near> nearest(
            JdbcClient jdbc, String statement, AccessScope scope, Reach reach, float[] vector) {
        return jdbc.sql(statement)
                .param("tenant", scope.tenant().value())
                .param("acls", reach.acls())
                .param("vector", new PGhalfvec(vector))
                .param("limit", DEPTH)
                .query((row, n) -> new RankFusion.Near(row.getLong("id"), 1 - row.getDouble("distance")))
                .list();
    }

    private static List<Long> byWords(JdbcClient jdbc, AccessScope scope, Reach reach, List<WeightedTerm> terms) {
        var query = LexicalQuery.of(terms, MOST_CANDIDATES);
        if (query.candidates().isEmpty()) {
            return List.of();
        }
        return jdbc.sql(BY_WORDS)
                .param("tenant", scope.tenant().value())
                .param("acls", reach.acls())
                .param("candidates", query.candidates())
                .param("queries", query.queries())
                .param("weights", query.weights())
                .param("most", MOST_CANDIDATES)
                .param("limit", DEPTH)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    private record Reach(int[] acls, long visible, long total) {
        boolean isSmall() {
            return visible <= Math.max(ALWAYS_EXACT, SWITCH * Math.sqrt(total));
        }
    }
}
