package io.gemba.copilot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The copilot API. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CopilotApi {

    public static void main(String[] args) {
        SpringApplication.run(CopilotApi.class, args);
    }
}
