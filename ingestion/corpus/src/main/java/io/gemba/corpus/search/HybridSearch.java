package io.gemba.corpus.search;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.Reach;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses how to look for the chunks within reach, by how many there are. */
final class HybridSearch {
    /** Without sorting, the order of the index is the only one that the planner can have cheaply. */
    static final String USE_INDEX = """
        SELECT set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', :efSearch, true),
               set_config('enable_sort', 'off', true)
        """;

    private static final String SORT_AGAIN = "SELECT set_config('enable_sort', 'on', true)";

    private HybridSearch() {}

    /**
     * The chunks within reach that match best.
     *
     * @param vector of the question; empty to go by words alone
     * @param terms may be empty: then the vector decides alone
     */
    static RankFusion rank(
            JdbcClient jdbc, TenantId tenant, Reach reach, float[] vector, List<WeightedTerm> terms, Breadth breadth) {
        var words = LexicalQuery.of(terms, reach);
        if (vector.length == 0 && words.isEmpty()) {
            return RankFusion.of(List.of());
        }
        var everyOne = new HybridStatement(tenant, reach, vector, words, breadth.depth(), false, breadth);
        if (vector.length == 0 || Calibration.isSmall(reach)) {
            return everyOne.run(jdbc);
        }
        var near = breadth.near(reach);
        var found = indexed(jdbc, new HybridStatement(tenant, reach, vector, words, near, true, breadth));
        return found.near() < near ? everyOne.run(jdbc) : found;
    }

    static RankFusion indexed(JdbcClient jdbc, HybridStatement statement) {
        jdbc.sql(USE_INDEX)
                .param("efSearch", Integer.toString(Calibration.efSearch(statement.reach())))
                .query((row, n) -> true)
                .single();
        var found = statement.run(jdbc);
        jdbc.sql(SORT_AGAIN).query((row, n) -> true).single();
        return found;
    }
}
