package io.gemba.corpus.embedding;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.UnitVector;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notices when another model goes by the name of the one that the corpus is filled with: both are shown the same
 * sentence. Runs in the caller's transaction.
 */
public final class ModelProbe {
    private static final String SENTENCE =
            "Tighten the flange screws of the gearbox crosswise to 42 Nm, then check the oil level after one hour.";
    private static final String READ = "SELECT probe FROM embedding_spec";
    private static final String KEEP = "UPDATE embedding_spec SET probe = :probe WHERE probe IS NULL";
    private static final String KEEP_NEXT = "UPDATE embedding_next SET probe = :probe WHERE generation = :generation";
    /** An int8 model gives slightly different vectors on another processor. */
    private static final double SAME = 0.9;

    private ModelProbe() {}

    /**
     * What a model makes of the sentence, which also tells whether its vectors are as long as its settings say.
     *
     * @throws EmbeddingFailed if they are not
     */
    public static float[] of(Embedder embedder) {
        var lowest = Arrays.stream(Classification.values())
                .filter(embedder::mayRead)
                .findFirst()
                .orElse(Classification.PUBLIC);
        return embedder.passages(new TenantId(1), lowest, List.of(SENTENCE)).getFirst();
    }

    /**
     * Compares with what the live model made of the sentence.
     *
     * @throws EmbeddingFailed if it is another model
     */
    public static void require(JdbcClient jdbc, Embedder embedder, float[] probe) {
        var kept =
                jdbc.sql(READ).query((row, n) -> vector(row.getArray("probe"))).optional();
        if (kept.isPresent() && UnitVector.cosine(kept.get(), probe) < SAME) {
            throw new EmbeddingFailed(
                    ("the embedding model %s does not give the vectors that the corpus is filled with;"
                                    + " a changed model needs another name, under which it takes the place of this one")
                            .formatted(embedder.spec().name()));
        }
    }

    /** Keeps it for the live model, if there is none yet. */
    public static void keep(JdbcClient jdbc, float[] probe) {
        jdbc.sql(KEEP).param("probe", probe).update();
    }

    /** Keeps it for the model that is about to be live. */
    public static void keep(JdbcClient jdbc, Generation next, float[] probe) {
        jdbc.sql(KEEP_NEXT)
                .param("probe", probe)
                .param("generation", next.number())
                .update();
    }

    private static float @Nullable [] vector(@Nullable Array kept) throws SQLException {
        if (kept == null) {
            return null;
        }
        var values = (Float[]) kept.getArray();
        var vector = new float[values.length];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = values[d];
        }
        return vector;
    }
}
