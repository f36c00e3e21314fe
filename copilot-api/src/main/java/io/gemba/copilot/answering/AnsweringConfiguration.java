package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.RerankerSettings;
import io.gemba.copilot.retrieval.Reranking;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.text.Lexemes;
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
            QuestionSearch search,
            RerankerSettings reranker,
            ModelGateway gateway,
            PromptLibrary prompts,
            AnsweringSettings settings) {
        return new Answering(
                new QuestionReader(lexemes),
                new Retrieval(search, Reranking.of(reranker)),
                new Candidates(lexemes),
                new ModelComposer(gateway, prompts, lexemes),
                settings);
    }
}
