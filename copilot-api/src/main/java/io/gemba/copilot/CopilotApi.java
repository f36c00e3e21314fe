package io.gemba.copilot;

import io.gemba.copilot.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The copilot API; with a command as its first argument it runs that instead. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CopilotApi {

    public static void main(String[] args) {
        if (Commands.isOne(args)) {
            System.exit(Commands.run(args));
        }
        var application = new SpringApplication(CopilotApi.class);
        application.addInitializers(context -> EmbeddingConfiguration.begin(context.getEnvironment()));
        application.run(args);
    }
}
