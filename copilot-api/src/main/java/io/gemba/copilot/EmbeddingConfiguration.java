package io.gemba.copilot;

import io.gemba.embedding.OnnxEmbeddingModel;
import io.gemba.embedding.OnnxModelFiles;
import io.gemba.embedding.TextEmbedder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedding of questions; the same that the worker fills the corpus with. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

    @Bean
    TextEmbedder textEmbedder() {
        var files = OnnxModelFiles.bundled();
        var model = new OnnxEmbeddingModel(files, Runtime.getRuntime().availableProcessors());
        return new TextEmbedder(files.spec(), model, files.tokens());
    }
}
