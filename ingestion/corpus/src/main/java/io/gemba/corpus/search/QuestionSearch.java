package io.gemba.corpus.search;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.EmbeddingChanged;
import io.gemba.corpus.embedding.Generation;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingUnavailable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches for what a question is about: embeds it with the model that is live, and once more if another has taken its
 * place by the time of the search. Where the model does not answer, words alone decide.
 */
public final class QuestionSearch {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionSearch.class);
    private static final int MOST_TRIES = 3;

    private final CorpusDatabase database;
    private final ChunkSearch search;
    private final KnownEmbedders embedders;
    private final Duration longest;
    private final Generations generations = new Generations();
    private volatile @Nullable Generation live;

    /**
     * Searches with models.
     *
     * @param longest how long a model may take with a question
     */
    public QuestionSearch(CorpusDatabase database, ChunkSearch search, KnownEmbedders embedders, Duration longest) {
        this.database = database;
        this.search = search;
        this.embedders = embedders;
        this.longest = longest;
    }

    /**
     * Finds chunks.
     *
     * @param text of the question
     */
    public Found search(AccessScope scope, String text, Wish wish) {
        var generation = live == null ? database.read(scope, generations::live) : live;
        for (int tries = 1; ; tries++) {
            var vector = vector(scope, text, generation);
            try {
                var result = search.search(scope, wish.with(generation.number(), vector));
                live = generation;
                return new Found(result, vector);
            } catch (EmbeddingChanged e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                generation = e.live();
            }
        }
    }

    /** Empty if the model cannot say. */
    private float[] vector(AccessScope scope, String text, Generation generation) {
        var embedder = embedders.find(generation.model());
        if (embedder.isEmpty()) {
            LOG.warn(
                    "The corpus is filled with the embedding model {}, which the settings do not describe: words alone are"
                            + " searched",
                    generation.model());
            return new float[0];
        }
        try {
            return question(embedder.get(), scope, text);
        } catch (EmbeddingUnavailable | EmbeddingFailed e) {
            LOG.warn("Words alone are searched: {}", e.getMessage());
            return new float[0];
        }
    }

    private float[] question(Embedder embedder, AccessScope scope, String text) {
        return embedder.question(scope.tenant(), text, Instant.now().plus(longest));
    }

    /** What to look for, once the question has a vector. */
    @FunctionalInterface
    public interface Wish {
        /**
         * The request.
         *
         * @param generation that the vector was made under
         * @param vector of the question; empty if there is none
         */
        SearchRequest with(int generation, float[] vector);
    }

    /**
     * What was found.
     *
     * @param vector that was searched with; empty if words alone decided
     */
    public record Found(SearchResult result, float[] vector) {
        /** True if it was not searched by meaning, though it should have been. */
        public boolean byWordsAlone() {
            return vector.length == 0;
        }
    }
}
