package io.gemba.corpus.search;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.database.Reach;
import io.gemba.corpus.database.View;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a measuring program search in one way where the product would choose another. */
public final class SearchVariants {
    private static final String EVERY_MATCH = """
        SELECT id FROM (
            SELECT id, (SELECT sum(weight * ts_rank('{0.25, 0.25, 0.4, 1.0}', tsv, query))
                        FROM unnest(CAST(:queries AS tsquery[]), CAST(:weights AS float8[])) AS t (query, weight)) AS score
            FROM chunk_fts
            WHERE tenant_id = :tenant AND tsv @@ CAST(:any AS tsquery) AND acl_id = ANY (:acls)) ranked
        ORDER BY score DESC, id LIMIT 10
        """;

    private final CorpusDatabase database;

    public SearchVariants(CorpusDatabase database) {
        this.database = database;
    }

    /** The nearest chunks, best first, in the way that the product chooses. */
    public List<Long> nearest(AccessScope scope, float[] vector) {
        return database.view(
                scope,
                (jdbc, view) ->
                        ids(HybridSearch.rank(jdbc, scope.tenant(), view.reach(), vector, List.of(), breadth(view))));
    }

    /** So many of the nearest chunks, best first, in the way that the product chooses, but looking for no more. */
    public List<Long> nearest(AccessScope scope, float[] vector, int results) {
        return database.view(
                scope, (jdbc, view) -> nearest(jdbc, scope, view, vector, results, !Calibration.isSmall(view.reach())));
    }

    /** The nearest chunks, best first, in one way. */
    public List<Long> nearest(AccessScope scope, float[] vector, boolean indexed) {
        return database.view(scope, (jdbc, view) -> {
            var near = indexed ? Calibration.near(view.reach()) : breadth(view).depth();
            return nearest(jdbc, scope, view, vector, near, indexed);
        });
    }

    private static List<Long> nearest(
            JdbcClient jdbc, AccessScope scope, View view, float[] vector, int near, boolean indexed) {
        var none = LexicalQuery.of(List.of(), view.reach());
        var statement = new HybridStatement(scope.tenant(), view.reach(), vector, none, near, indexed, breadth(view));
        return ids(indexed ? HybridSearch.indexed(jdbc, statement) : statement.run(jdbc));
    }

    private static Breadth breadth(View view) {
        return Breadth.of(view.reach(), new long[0]);
    }

    private static List<Long> ids(RankFusion found) {
        return found.ranked().stream().map(RankFusion.Ranked::id).toList();
    }

    /** The ten chunks that words find, best first, when every match is ranked. */
    public List<Long> bestOfEveryMatch(AccessScope scope, List<QueryTerm> terms) {
        return database.view(scope, (jdbc, view) -> bestOfEveryMatch(jdbc, scope, view.reach(), terms));
    }

    private static List<Long> bestOfEveryMatch(JdbcClient jdbc, AccessScope scope, Reach reach, List<QueryTerm> terms) {
        var words = LexicalQuery.of(Vocabulary.weigh(jdbc, scope.tenant(), terms, reach.total()), reach);
        if (words.queries().length == 0) {
            return List.of();
        }
        return jdbc.sql(EVERY_MATCH)
                .param("tenant", scope.tenant().value())
                .param("acls", reach.acls())
                .param("any", String.join(" | ", words.queries()))
                .param("queries", words.queries())
                .param("weights", words.weights())
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /** True where the product compares every vector within reach. */
    public boolean comparesAll(AccessScope scope) {
        return database.view(scope, (jdbc, view) -> Calibration.isSmall(view.reach()));
    }
}
