package io.gemba.copilot.skill.planning;

import io.gemba.copilot.skill.Skill;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanningSkills {

    @Bean
    Skill orderStatus() {
        return new OrderStatus();
    }

    @Bean
    Skill productStock() {
        return new ProductStock();
    }
}
