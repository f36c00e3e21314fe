package io.gemba.copilot.skill.material;

import io.gemba.copilot.skill.Skill;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MaterialSkills {

    @Bean
    Skill shortages() {
        return new Shortages();
    }

    @Bean
    Skill stockElsewhere() {
        return new StockElsewhere();
    }

    @Bean
    Skill whereUsed() {
        return new WhereUsed();
    }

    @Bean
    Skill madeOf() {
        return new MadeOf();
    }

    @Bean
    Skill masterData() {
        return new MasterData();
    }
}
