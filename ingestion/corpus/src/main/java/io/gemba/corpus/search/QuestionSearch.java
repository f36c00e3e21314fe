package io.gemba.corpus.search;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.VisibleRecords;
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
import java.util.List;
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
     * @param visible asked about the records that found documents hang on
     * @param wordings of the question: as it was asked, then by other words; at least one
     */
    public Found search(AccessScope scope, VisibleRecords visible, List<String> wordings, Wish wish) {
        var generation = live == null ? database.read(scope, generations::live) : live;
        for (int tries = 1; ; tries++) {
            var vectors = vectors(scope, wordings, generation);
            try {
                var result = search(scope, visible, wish, generation, vectors);
                live = generation;
                return new Found(result, vectors);
            } catch (EmbeddingChanged e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                generation = e.live();
            }
        }
    }

    private SearchResult search(
            AccessScope scope, VisibleRecords visible, Wish wish, Generation generation, List<float[]> vectors) {
        var requests = (vectors.isEmpty() ? List.of(new float[0]) : vectors)
                .stream().map(vector -> wish.with(generation.number(), vector)).toList();
        return search.search(scope, visible, requests);
    }

    /** Empty if the model cannot say. */
    private List<float[]> vectors(AccessScope scope, List<String> wordings, Generation generation) {
        var embedder = embedders.find(generation.model());
        if (embedder.isEmpty()) {
            LOG.warn(
                    "The corpus is filled with the embedding model {}, which the settings do not describe: words alone are"
                            + " searched",
                    generation.model());
            return List.of();
        }
        try {
            return vectors(embedder.get(), scope, wordings);
        } catch (EmbeddingUnavailable | EmbeddingFailed e) {
            LOG.warn("Words alone are searched: {}", e.getMessage());
            return List.of();
        }
    }

    private List<float[]> vectors(Embedder embedder, AccessScope scope, List<String> wordings) {
        var deadline = Instant.now().plus(longest);
        return wordings.stream()
                .map(wording -> embedder.question(scope.tenant(), wording, deadline))
                .toList();
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
     * @param vectors that were searched with, one for each wording; empty if words alone decided
     */
    public record Found(SearchResult result, List<float[]> vectors) {
        public Found {
            vectors = List.copyOf(vectors);
        }

        /** True if it was not searched by meaning, though it should have been. */
        public boolean byWordsAlone() {
            return vectors.isEmpty();
        }
    }
}
