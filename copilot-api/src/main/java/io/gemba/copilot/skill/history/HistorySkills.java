package io.gemba.copilot.skill.history;

import io.gemba.copilot.skill.Skill;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistorySkills {

    @Bean
    Skill whatChanged() {
        return new WhatChanged();
    }
}
