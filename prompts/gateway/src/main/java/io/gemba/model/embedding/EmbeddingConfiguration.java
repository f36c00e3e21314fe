package io.gemba.model.embedding;

import io.gemba.embedding.EmbeddingSettings;
import io.gemba.model.routing.RoutedEmbeddings;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.usage.UsageLedger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedding endpoints as a bean, for the processes that import it; both have the same settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EmbeddingSettings.class, ModelSettings.class})
public class EmbeddingConfiguration {

    @Bean
    RoutedEmbeddings routedEmbeddings(ModelSettings settings, UsageLedger ledger) {
        return new RoutedEmbeddings(settings, ledger);
    }
}
