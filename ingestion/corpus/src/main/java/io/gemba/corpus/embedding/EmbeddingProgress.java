package io.gemba.corpus.embedding;

import io.gemba.corpus.embedding.NextGeneration.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the change to another embedding model has come.
 *
 * @param model the one to come
 * @param done how many chunks it has been shown
 * @param left how many it has not
 * @param perSecond chunks, over the last two minutes
 * @param problem why it does not go on, if it does not
 */
public record EmbeddingProgress(
        String model, State state, long done, long left, double perSecond, Optional<String> problem) {
    private static final String READ = """
        SELECT n.name, n.state, n.problem, n.chunks, n.missing, b.since, b.lately, b.seconds
        FROM embedding_next n
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(chunks) FILTER (WHERE done_at > n.counted_at), 0) AS since,
                   coalesce(sum(chunks) FILTER (WHERE done_at > now() - interval '2 minutes'), 0) AS lately,
                   least(120, extract(epoch FROM now() - min(done_at))) AS seconds
            FROM embedding_batch WHERE generation = n.generation) b
        WHERE n.state <> 'retiring'
        """;

    /** Empty if no change is under way. */
    public static Optional<EmbeddingProgress> read(JdbcClient jdbc) {
        return jdbc.sql(READ).query((row, n) -> progress(row)).optional();
    }

    /** How long it takes at this rate; empty while there is none. */
    public Optional<Duration> timeLeft() {
        return perSecond > 0 ? Optional.of(Duration.ofSeconds((long) Math.ceil(left / perSecond))) : Optional.empty();
    }

    private static EmbeddingProgress progress(ResultSet row) throws SQLException {
        var left = Math.max(0, row.getLong("missing") - row.getLong("since"));
        var seconds = Math.max(1, row.getDouble("seconds"));
        return new EmbeddingProgress(
                row.getString("name"),
                State.ofLabel(row.getString("state")),
                row.getLong("chunks") - left,
                left,
                row.getLong("lately") / seconds,
                Optional.ofNullable(row.getString("problem")));
    }
}
