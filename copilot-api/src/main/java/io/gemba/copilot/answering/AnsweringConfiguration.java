package io.gemba.copilot.answering;

import io.gemba.copilot.conflict.Contradictions;
import io.gemba.copilot.retrieval.Glossaries;
import io.gemba.copilot.retrieval.Meanings;
import io.gemba.copilot.retrieval.QuestionReader;
import io.gemba.copilot.retrieval.RerankerSettings;
import io.gemba.copilot.retrieval.Reranking;
import io.gemba.copilot.retrieval.Retrieval;
import io.gemba.copilot.retrieval.RetrievalSettings;
import io.gemba.copilot.skill.Skills;
import io.gemba.corpus.search.QuestionSearch;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.ModelGateway;
import io.gemba.prompts.PromptLibrary;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnsweringConfiguration {

    @Bean
    PromptLibrary promptLibrary() {
        return PromptLibrary.shipped();
    }

    @Bean
    Glossaries glossaries(Lexemes lexemes, RetrievalSettings settings) {
        return new Glossaries(lexemes, Optional.ofNullable(settings.glossary()));
    }

    @Bean
    QuestionReader questionReader(Lexemes lexemes, Glossaries glossaries) {
        return new QuestionReader(lexemes, glossaries);
    }

    @Bean
    Answering answering(
            Lexemes lexemes,
            QuestionReader reader,
            QuestionSearch search,
            RerankerSettings reranker,
            ModelGateway gateway,
            PromptLibrary prompts,
            RetrievalSettings retrieval,
            Glossaries glossaries,
            Skills skills,
            AnsweringSettings settings) {
        return new Answering(
                reader,
                new Rewriting(gateway, prompts, retrieval.rewriting()),
                new Retrieval(search, Reranking.of(reranker)),
                new Candidates(lexemes),
                new Contradictions(new Meanings(lexemes, glossaries)),
                new ModelComposer(gateway, prompts, lexemes),
                skills,
                settings);
    }
}
