package io.gemba.copilot.identity;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.odoo.Odoo;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people hold: by Odoo, or by the directory. */
@Configuration(proxyBeanMethods = false)
class RightsConfiguration {

    @Bean
    Callers callers(
            IdentitySettings settings,
            TrustedIssuers issuers,
            DataSource dataSource,
            CorpusDatabase database,
            ObjectProvider<OdooRights> rights,
            ObjectProvider<OdooKeys> keys) {
        var people = new People(
                JdbcClient.create(dataSource),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                issuers.apart());
        var directory = new FileDirectory(settings.directory());
        var odoo = new OdooCallers(people, directory, rights.getIfAvailable(), keys.getIfAvailable());
        return new Callers(issuers, people, directory, odoo, settings.rightsCached());
    }

    @Bean
    @ConditionalOnProperty("gemba.odoo.url")
    OdooRights odooRights(Odoo odoo, IdentitySettings settings, ObjectProvider<Clock> clock) {
        return new OdooRights(odoo, settings.rightsCached(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnProperty({"gemba.odoo.url", "gemba.identity.odoo.keys-key-file"})
    OdooKeys odooKeys(Odoo odoo, IdentitySettings settings, DataSource dataSource, CorpusDatabase database) {
        var key = Objects.requireNonNull(settings.odoo().keysKeyFile());
        return new OdooKeys(JdbcClient.create(dataSource), new SecretBox(key), odoo);
    }

    @Bean
    OdooKeyAccess odooKeyAccess(ObjectProvider<OdooKeys> keys) {
        return new OdooKeyAccess(Optional.ofNullable(keys.getIfAvailable()));
    }
}
