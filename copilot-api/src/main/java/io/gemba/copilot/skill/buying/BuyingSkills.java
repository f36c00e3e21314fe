package io.gemba.copilot.skill.buying;

import io.gemba.copilot.skill.Skill;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BuyingSkills {

    @Bean
    Skill latePurchases() {
        return new LatePurchases();
    }

    @Bean
    Skill supplierPerformance() {
        return new SupplierPerformance();
    }

    @Bean
    Skill purchaseAgreement() {
        return new PurchaseAgreement();
    }

    @Bean
    Skill otherVendors() {
        return new OtherVendors();
    }

    @Bean
    Skill unconfirmedPurchases() {
        return new UnconfirmedPurchases();
    }
}
