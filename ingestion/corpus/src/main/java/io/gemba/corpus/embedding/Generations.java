package io.gemba.corpus.embedding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which generations of vectors there are. Their tables are named alike and lie in schemas of their own; a transaction
 * works on those of the generation that it has {@linkplain #enter entered}, the live one to begin with. All methods run
 * in the caller's transaction.
 */
public final class Generations {
    private static final String LIVE = "SELECT generation, namespace, name, dimensions FROM embedding_spec";
    private static final String NEXT = "SELECT * FROM embedding_next";
    private static final String WRITABLE = """
        SELECT generation, namespace, name, dimensions FROM embedding_next WHERE state IN ('filling', 'ready')
        """;
    private static final String ENTER = "SELECT set_config('search_path', quote_ident(:namespace) || ', public', true)";
    private static final String SHARE = "SELECT share_embedding()";

    /** The one that is searched. */
    public Generation live(JdbcClient jdbc) {
        return jdbc.sql(LIVE).query((row, n) -> generation(row)).single();
    }

    /** The one that is about to take its place, or whose place was taken. */
    public Optional<NextGeneration> next(JdbcClient jdbc) {
        return jdbc.sql(NEXT)
                .query((row, n) -> new NextGeneration(
                        generation(row),
                        NextGeneration.State.ofLabel(row.getString("state")),
                        row.getTimestamp("begun_at").toInstant(),
                        Optional.ofNullable(row.getString("problem"))))
                .optional();
    }

    /** From here to the end of the transaction its tables are the ones that statements mean. */
    public void enter(JdbcClient jdbc, Generation generation) {
        jdbc.sql(ENTER)
                .param("namespace", generation.namespace())
                .query((row, n) -> true)
                .single();
    }

    /**
     * Keeps the generations as they are until the transaction ends, for whoever writes vectors, and enters the live
     * one.
     */
    public Held hold(JdbcClient jdbc) {
        jdbc.sql(SHARE).query((row, n) -> true).single();
        var live = live(jdbc);
        var beside = writable(jdbc);
        enter(jdbc, live);
        return new Held(live, beside);
    }

    /** The next one, unless it is not to be written now. */
    public Optional<Generation> writable(JdbcClient jdbc) {
        return jdbc.sql(WRITABLE).query((row, n) -> generation(row)).optional();
    }

    private static Generation generation(ResultSet row) throws SQLException {
        return new Generation(
                row.getInt("generation"), row.getString("namespace"), row.getString("name"), row.getInt("dimensions"));
    }

    /**
     * What may be written.
     *
     * @param beside the next generation, unless it is not to be written now
     */
    public record Held(Generation live, Optional<Generation> beside) {}
}
