package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Skill;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlantSettings.class)
class FloorSkills {

    @Bean
    Skill shiftHandover(PlantSettings settings) {
        return new ShiftHandover(new Shifts(settings));
    }

    @Bean
    Skill downtime(PlantSettings settings) {
        return new Downtime(new Shifts(settings));
    }

    @Bean
    Skill scrapYield() {
        return new ScrapYield();
    }

    @Bean
    Skill maintenanceHistory() {
        return new MaintenanceHistory();
    }

    @Bean
    Skill maintenanceRanking() {
        return new MaintenanceRanking();
    }

    @Bean
    Skill oee() {
        return new Oee();
    }
}
