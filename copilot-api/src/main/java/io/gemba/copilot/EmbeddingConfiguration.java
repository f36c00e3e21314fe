package io.gemba.copilot;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.embedding.ModelProbe;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingSettings;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.model.embedding.EmbeddingModels;
import io.gemba.model.routing.RoutedEmbeddings;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The embedding of questions, with the models that the worker fills the corpus with. Loading the one that comes with
 * Gemba takes as long as much of the rest of the start, so the program begins with it and the context collects it.
 */
@Configuration(proxyBeanMethods = false)
@Import(io.gemba.model.embedding.EmbeddingConfiguration.class)
class EmbeddingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingConfiguration.class);

    private static final class Loading {
        /** On a thread of its own: those of the common pool do not see what lies within the executable jar. */
        private static final CompletableFuture<Embedder> BUNDLED =
                CompletableFuture.supplyAsync(EmbeddingModels::bundled, EmbeddingConfiguration::apart);
    }

    private static void apart(Runnable task) {
        Thread.ofPlatform().name("embedding").daemon().start(task);
    }

    /** Begins to load the model beside whatever the calling thread does next, if it is the one that is wanted. */
    static void begin(Environment settings) {
        if (settings.getProperty("gemba.embedding.model", OnnxModelFiles.BUNDLED.name())
                .equals(OnnxModelFiles.BUNDLED.name())) {
            Loading.BUNDLED.isDone();
        }
    }

    @Bean
    KnownEmbedders knownEmbedders(EmbeddingSettings settings, RoutedEmbeddings endpoints) {
        var known = EmbeddingModels.known(settings, endpoints, Loading.BUNDLED::join);
        apart(() -> prove(known));
        return known;
    }

    /** Says at the start, not with the first question, what is wrong with a model. */
    private static void prove(KnownEmbedders known) {
        try {
            ModelProbe.of(known.require(known.wanted()));
        } catch (EmbeddingFailed e) {
            LOG.error("Words alone are searched: {}", e.getMessage());
        } catch (EmbeddingUnavailable e) {
            LOG.warn("Words alone are searched: {}", e.getMessage());
        }
    }

    @Bean
    QuestionSearch questionSearch(
            CorpusDatabase database, ChunkSearch search, KnownEmbedders known, EmbeddingSettings settings) {
        return new QuestionSearch(database, search, known, settings.questionTimeout());
    }
}
