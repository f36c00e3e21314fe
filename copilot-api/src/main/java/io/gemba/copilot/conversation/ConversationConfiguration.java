package io.gemba.copilot.conversation;

import io.gemba.corpus.database.CorpusDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

    @Bean
    ConversationStore conversationStore(CorpusDatabase database) {
        return new ConversationStore(database);
    }
}
