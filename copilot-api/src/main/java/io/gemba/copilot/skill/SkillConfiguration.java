package io.gemba.copilot.skill;

import io.gemba.copilot.odoo.OdooSessions;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.text.Lexemes;
import io.gemba.model.ModelGateway;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.prompts.PromptLibrary;
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
            ModelGateway gateway,
            PromptLibrary prompts,
            ModelChoiceSettings choice,
            ObjectProvider<ModelCatalogue> catalogue) {
        var clock = Clock.systemUTC();
        var models = new ModelChoice(gateway, prompts.get("skill/choose"), choice, clock);
        var skills = new Skills(all, lexemes, embedders, settings, models, clock);
        catalogue.ifAvailable(it -> skills.warm());
        return skills;
    }
}
