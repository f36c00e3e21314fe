package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.access.Classification;
import io.gemba.model.ModelGateway;
import io.gemba.model.usage.PgUsageLedger;
import io.gemba.model.usage.UsageLedger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ModelConfigurationTests {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(ModelConfiguration.class)
            .withBean(JdbcClient.class, () -> JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql:none")));

    @Test
    void offersAGatewayThatUsesNoModelUntilOneIsConfigured() {
        runner.run(context -> {
            assertThat(context.getBean(ModelGateway.class).serves(Classification.PUBLIC))
                    .isFalse();
            assertThat(context.getBean(UsageLedger.class)).isInstanceOf(PgUsageLedger.class);
        });
    }

    @Test
    void refusesToStartWithNumbersOutOfRange() {
        runner.withPropertyValues(
                        "gemba.models.providers.own.kind=ollama",
                        "gemba.models.providers.own.base-url=http://127.0.0.1:11434",
                        "gemba.models.providers.own.model=qwen3",
                        "gemba.models.providers.own.max-concurrent=0")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("maxConcurrent"));
    }

    @Test
    void refusesToStartWithoutTheKeyThatIsConfigured() {
        runner.withPropertyValues(
                        "gemba.models.chat=own",
                        "gemba.models.providers.own.kind=openai",
                        "gemba.models.providers.own.base-url=https://api.openai.com/v1",
                        "gemba.models.providers.own.model=gpt-4.1",
                        "gemba.models.providers.own.api-key-file=/nowhere/key")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("provider own: the key file /nowhere/key cannot be read"));
    }
}
