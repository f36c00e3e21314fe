package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Skill;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FinanceSkills {

    @Bean
    Skill costVariance() {
        return new CostVariance();
    }

    @Bean
    Skill unusualInvoices() {
        return new UnusualInvoices();
    }

    @Bean
    Skill invoiceStatus() {
        return new InvoiceStatus();
    }

    @Bean
    Skill inventoryTurns() {
        return new InventoryTurns();
    }

    @Bean
    Skill margin() {
        return new Margin();
    }
}
