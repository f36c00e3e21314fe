package io.gemba.copilot.skill.quality;

import io.gemba.copilot.skill.Skill;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QualitySkills {

    @Bean
    Skill lotGenealogy() {
        return new LotGenealogy();
    }

    @Bean
    Skill qualityIncidents() {
        return new QualityIncidents();
    }
}
