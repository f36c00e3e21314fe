package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.embedding.Generations;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.embedding.ModelProbe;
import io.gemba.embedding.EmbeddingSettings;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.ingestion.index.ModelsInUse;
import io.gemba.model.embedding.EmbeddingModels;
import io.gemba.model.routing.RoutedEmbeddings;
import io.gemba.model.usage.PgUsageLedger;
import io.gemba.model.usage.UsageLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedding models that the worker fills the corpus with. */
@Configuration(proxyBeanMethods = false)
@Import(io.gemba.model.embedding.EmbeddingConfiguration.class)
class EmbeddingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingConfiguration.class);
    private static final TenantId ANY = new TenantId(1);

    @Bean
    UsageLedger usageLedger(JdbcClient jdbc) {
        return new PgUsageLedger(jdbc);
    }

    @Bean
    KnownEmbedders knownEmbedders(EmbeddingSettings settings, RoutedEmbeddings endpoints) {
        return EmbeddingModels.known(settings, endpoints, EmbeddingModels::bundled);
    }

    /** Loads the live model, and refuses one that is not what the corpus is filled with. */
    @Bean
    ModelsInUse modelsInUse(CorpusDatabase database, KnownEmbedders known) {
        var live =
                known.require(database.forTenant(ANY, new Generations()::live).model());
        try {
            var probe = ModelProbe.of(live);
            database.forTenant(ANY, jdbc -> {
                ModelProbe.require(jdbc, live, probe);
                ModelProbe.keep(jdbc, probe);
                return probe;
            });
        } catch (EmbeddingUnavailable e) {
            LOG.warn("Documents wait: {}", e.getMessage());
        }
        return new ModelsInUse(database, known);
    }
}
