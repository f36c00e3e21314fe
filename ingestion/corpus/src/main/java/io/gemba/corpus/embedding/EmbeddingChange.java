package io.gemba.corpus.embedding;

import io.gemba.corpus.embedding.NextGeneration.State;
import io.gemba.embedding.EmbeddingSpec;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes a corpus from one embedding model to another, a step at a time, each kept in rows so that any worker can go on.
 * Steps that have to be alone wait for it only shortly and then fail with a
 * {@link org.springframework.dao.DataAccessException}, to be tried again. All methods run in the caller's transaction.
 */
public final class EmbeddingChange {
    private static final String BEGIN = "SELECT begin_embedding(:name, :dimensions, :instruction)";
    private static final String CANCEL = "SELECT cancel_embedding()";
    private static final String ALONE = "SELECT set_config('lock_timeout', '1s', true), lock_embedding()";
    private static final String ADVANCE = """
        UPDATE embedding_next SET state = :to, problem = NULL WHERE generation = :generation AND state = :from
        """;
    private static final String COUNT = """
        UPDATE embedding_next SET (chunks, missing) = (SELECT chunks, missing FROM embedding_left()), counted_at = now()
        WHERE counted_at < now() - :every * interval '1 second'
        """;
    private static final String ALIGN = "SELECT align_embedding()";
    private static final String INDEX = "SELECT index_embedding()";
    private static final String TRIED = "UPDATE embedding_next SET recall = :recall WHERE generation = :generation";
    private static final String PROBLEM = """
        UPDATE embedding_next SET problem = :problem WHERE problem IS DISTINCT FROM :problem
        """;
    private static final String SWAP = "SELECT swap_embedding()";
    private static final String RETIRE = "SELECT retire_embedding()";

    /** Makes room for the vectors of another model. */
    public void begin(JdbcClient jdbc, EmbeddingSpec spec) {
        jdbc.sql(BEGIN)
                .param("name", spec.name())
                .param("dimensions", spec.dimensions())
                .param("instruction", spec.queryInstruction())
                .query((row, n) -> true)
                .single();
    }

    /** Takes back what was begun, unless the models have changed places already. */
    public void cancel(JdbcClient jdbc) {
        jdbc.sql(CANCEL).query((row, n) -> true).single();
    }

    /** Goes from one state to the next, when nobody is just publishing vectors; false if another has done so. */
    public boolean advance(JdbcClient jdbc, Generation next, State from, State to) {
        jdbc.sql(ALONE).query((row, n) -> true).single();
        return jdbc.sql(ADVANCE)
                        .param("generation", next.number())
                        .param("from", from.label())
                        .param("to", to.label())
                        .update()
                > 0;
    }

    /** Counts what is left, unless it has been counted within so many seconds. */
    public void count(JdbcClient jdbc, int every) {
        jdbc.sql(COUNT).param("every", every).update();
    }

    /** Takes out vectors of chunks that are gone, and gives the others the access rules of the live ones. */
    public void align(JdbcClient jdbc) {
        jdbc.sql(ALIGN).query((row, n) -> true).single();
    }

    /** Builds the vector index of the next generation, which takes minutes where there is much of it. */
    public void index(JdbcClient jdbc) {
        jdbc.sql(INDEX).query((row, n) -> true).single();
    }

    /** Keeps what the trial has shown. */
    public void tried(JdbcClient jdbc, Generation next, double recall) {
        jdbc.sql(TRIED)
                .param("generation", next.number())
                .param("recall", recall)
                .update();
    }

    /** Says why it does not go on; nothing if it does. */
    public void problem(JdbcClient jdbc, @Nullable String problem) {
        jdbc.sql(PROBLEM).param("problem", problem, Types.VARCHAR).update();
    }

    /**
     * Lets the models change places, unless chunks have come in that the next one has not been shown: says how many.
     */
    public long swap(JdbcClient jdbc) {
        return jdbc.sql(SWAP).query(Long.class).single();
    }

    /** Removes the old vectors when nobody looks at them any more; true when that is done. */
    public boolean retire(JdbcClient jdbc) {
        return jdbc.sql(RETIRE).query(Boolean.class).single();
    }
}
