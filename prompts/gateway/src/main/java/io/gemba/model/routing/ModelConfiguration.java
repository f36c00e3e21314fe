package io.gemba.model.routing;

import io.gemba.model.settings.ModelSettings;
import io.gemba.model.usage.PgUsageLedger;
import io.gemba.model.usage.UsageLedger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway as a bean, for the processes that import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelSettings.class)
public class ModelConfiguration {

    @Bean
    UsageLedger usageLedger(JdbcClient jdbc) {
        return new PgUsageLedger(jdbc);
    }

    @Bean
    RoutingModelGateway modelGateway(ModelSettings settings, UsageLedger ledger) {
        return new RoutingModelGateway(settings, ledger);
    }
}
