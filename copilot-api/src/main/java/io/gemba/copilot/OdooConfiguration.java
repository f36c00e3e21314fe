package io.gemba.copilot;

import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Odoo that people act in, where there is one; without it answers come from documents alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("gemba.odoo.url")
@EnableConfigurationProperties(OdooSettings.class)
class OdooConfiguration {

    @Bean
    Odoo odoo(OdooSettings settings) {
        return new Odoo(settings);
    }

    @Bean
    ModelCatalogue modelCatalogue() {
        return new ModelCatalogue();
    }
}
