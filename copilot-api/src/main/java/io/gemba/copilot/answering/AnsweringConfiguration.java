package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Glossaries;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.copilot.retrieval.RetrievalSettings;
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
    QuestionReader questionReader(Lexemes lexemes, RetrievalSettings settings) {
        return new QuestionReader(lexemes, new Glossaries(lexemes, settings.glossary()));
    }

    @Bean
    Answering answering(
            Lexemes lexemes,
            QuestionReader reader,
            ChunkSearch search,
            TextEmbedder embedder,
            ModelGateway gateway,
            PromptLibrary prompts,
            AnsweringSettings settings) {
        return new Answering(
                reader,
                new Retrieval(search, embedder),
                new Candidates(lexemes),
                new ModelComposer(gateway, prompts, lexemes),
                settings);
    }
}
