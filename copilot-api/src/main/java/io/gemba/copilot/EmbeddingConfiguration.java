package io.gemba.copilot;

import io.gemba.embedding.OnnxEmbeddingModel;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.embedding.TextEmbedder;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedding of questions; the same that the worker fills the corpus with. Loading it takes as long as much of the
 * rest of the start, so the program begins with it and the context collects it.
 */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {
    private static final class Loading {
        /** On a thread of its own: those of the common pool do not see what lies within the executable jar. */
        private static final CompletableFuture<TextEmbedder> EMBEDDER = CompletableFuture.supplyAsync(
                EmbeddingConfiguration::load,
                task -> Thread.ofPlatform().name("embedding").daemon().start(task));
    }

    /** Begins to load the model beside whatever the calling thread does next. */
    static void begin() {
        Loading.EMBEDDER.isDone();
    }

    private static TextEmbedder load() {
        var files = OnnxModelFiles.bundled();
        var model = new OnnxEmbeddingModel(files, Runtime.getRuntime().availableProcessors());
        return new TextEmbedder(files.spec(), model, files.tokens());
    }

    @Bean
    TextEmbedder textEmbedder() {
        return Loading.EMBEDDER.join();
    }
}
