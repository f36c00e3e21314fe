package io.gemba.copilot.copilots;

import io.gemba.copilot.skill.Skills;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CopilotConfiguration {

    @Bean
    Copilots copilots(CopilotSettings settings, Skills skills) {
        return new Copilots(CopilotFiles.read(settings.folder(), skills.ids()), skills);
    }
}
