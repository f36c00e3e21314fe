package io.gemba.corpus.search;

import static io.gemba.corpus.database.ScopeSql.REACHES;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.ScopeSql;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which access rules a scope reaches, and how many chunks that is.
 *
 * @param acls of those rules; empty if the scope reaches none
 * @param visible chunks under those rules, roughly
 * @param total chunks of the tenant, roughly
 */
record Reach(int[] acls, long visible, long total) {
    private static final String REACH = """
        SELECT array_agg(a.id) FILTER (WHERE reached) AS acls, coalesce(sum(n_chunks) FILTER (WHERE reached), 0) AS visible,
               coalesce(sum(n_chunks), 0) AS total
        FROM (SELECT a.id, a.n_chunks, (""" + REACHES + """
        ) AS reached FROM acl a WHERE a.tenant_id = :tenant) a
        """;
    private static final double SWITCH = 55;
    private static final int MOST_COMPARED = 30_000;
    private static final int LARGE = 500_000;

    static Reach of(JdbcClient jdbc, AccessScope scope) {
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

    boolean isEmpty() {
        return acls.length == 0;
    }

    /**
     * True where comparing every visible vector costs no more than walking the index past all others: the one costs by
     * the vector, the other by how rare a visible one is, so they meet at a multiple of the root of all, until the
     * index gives up looking for what is rare.
     */
    boolean isSmall() {
        return visible <= Math.min(MOST_COMPARED, SWITCH * Math.sqrt(total));
    }

    /** How many candidates the index keeps in view: the more chunks there are, the more it takes to miss none. */
    int efSearch() {
        return total > LARGE ? 200 : 100;
    }

    /**
     * How many neighbours the index is asked for. Each further one costs, and those that words find, too, are placed
     * without it; but the further it has to look, the fewer of the nearest it misses.
     */
    int near() {
        return total > LARGE ? 80 : 40;
    }
}
