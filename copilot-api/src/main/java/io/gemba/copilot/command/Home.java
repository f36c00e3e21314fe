package io.gemba.copilot.command;

import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.embedding.EmbeddingSettings;
import io.gemba.odoo.OdooSettings;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The settings that the server would run with, without the server. */
final class Home {
    private Home() {}

    /** The settings alone. */
    static ConfigurableApplicationContext settings() {
        return builder(Settings.class).run();
    }

    /** The settings and a connection as the role that owns the schema. */
    static ConfigurableApplicationContext ownerOfDatabase() {
        return builder(Database.class).profiles("migrate").run();
    }

    /** The Odoo that is set, if one is. */
    static Optional<OdooSettings> odoo(ConfigurableApplicationContext home) {
        return Optional.ofNullable(Binder.get(home.getEnvironment())
                .bind("gemba.odoo", OdooSettings.class)
                .orElse(null));
    }

    private static SpringApplicationBuilder builder(Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IdentitySettings.class)
    static class Settings {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({IdentitySettings.class, EmbeddingSettings.class})
    @Import(DataSourceAutoConfiguration.class)
    static class Database {}
}
