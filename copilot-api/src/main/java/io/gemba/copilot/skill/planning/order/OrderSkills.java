package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Skill;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderSkills {

    @Bean
    Skill orderImpact() {
        return new OrderImpact();
    }

    @Bean
    Skill orderRelease() {
        return new OrderRelease();
    }

    @Bean
    Skill centerLoad() {
        return new CenterLoad();
    }
}
