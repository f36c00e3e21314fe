package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.corpus.search.ChunkSearch;
import io.gemba.corpus.text.Lexemes;
import io.gemba.embedding.TextEmbedder;
import io.gemba.model.ModelGateway;
import io.gemba.prompts.PromptLibrary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnsweringConfiguration {

    @Bean
    PromptLibrary promptLibrary() {
        return PromptLibrary.shipped();
    }

    @Bean
    Answering answering(
            Lexemes lexemes,
            ChunkSearch search,
            TextEmbedder embedder,
            ModelGateway gateway,
            PromptLibrary prompts,
            AnsweringSettings settings) {
        return new Answering(
                new QuestionReader(lexemes),
                new Retrieval(search, embedder),
                new Candidates(lexemes),
                new ModelComposer(gateway, prompts, lexemes),
                settings);
    }
}
