package io.gemba.copilot.skill;

import io.gemba.copilot.odoo.OdooSessions;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Lexemes;
import io.gemba.odoo.ModelCatalogue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SkillConfiguration {

    @Bean
    RecordDoor recordDoor(OdooSessions sessions, ObjectProvider<ModelCatalogue> catalogue) {
        var there = catalogue.getIfAvailable();
        return there == null ? (caller, active) -> Optional.empty() : new OdooDoor(sessions, there);
    }

    @Bean
    CitedRecords citedRecords(List<Skill> all) {
        return new CitedRecords(all);
    }

    @Bean
    Skills skills(
            List<Skill> all,
            Lexemes lexemes,
            KnownEmbedders embedders,
            SkillSettings settings,
            ObjectProvider<ModelCatalogue> catalogue) {
        var skills = new Skills(all, lexemes, embedders, settings, Clock.systemUTC());
        catalogue.ifAvailable(it -> skills.warm());
        return skills;
    }
}
