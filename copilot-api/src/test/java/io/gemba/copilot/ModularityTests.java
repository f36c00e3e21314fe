package io.gemba.copilot;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void keepsEveryFeatureToWhatItDeclares() {
        ApplicationModules.of(CopilotApi.class).verify();
    }
}
