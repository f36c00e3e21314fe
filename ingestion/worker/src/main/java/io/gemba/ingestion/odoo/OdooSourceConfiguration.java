package io.gemba.ingestion.odoo;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.odoo.OdooSettings;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads from Odoo where there is one, and a bot to read as. */
@Configuration(proxyBeanMethods = false)
class OdooSourceConfiguration {

    @Bean
    MirroredModels mirroredModels(ObjectProvider<OdooReading> reading) {
        var there = reading.getIfAvailable();
        return there == null ? MirroredModels.NONE : there.mirrored();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty({"gemba.odoo.url", "gemba.odoo.bot.login"})
    @EnableConfigurationProperties(OdooSettings.class)
    static class WithBot {

        @Bean
        OdooReading odooReading(
                CorpusDatabase database, WorkQueue queue, OdooSettings odoo, OdooSourceSettings settings) {
            var named = odoo.bot();
            if (named == null) {
                throw new IllegalStateException("gemba.odoo.bot needs a login and a key file");
            }
            var keyFiles = Stream.of(Optional.ofNullable(settings.keyFile()), Optional.of(named.keyFile()))
                    .flatMap(Optional::stream)
                    .toList();
            var bot = new Bot(odoo, named.login(), keyFiles, new Pace(settings.pause()));
            return new OdooReading(bot, database, queue, settings, Clock.systemDefaultZone());
        }

        @Bean
        OdooHealth odooHealth(OdooReading reading) {
            return new OdooHealth(reading);
        }
    }
}
