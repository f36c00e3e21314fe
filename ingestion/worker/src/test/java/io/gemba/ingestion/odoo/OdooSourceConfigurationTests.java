package io.gemba.ingestion.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.queue.WorkQueue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OdooSourceConfigurationTests {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(OdooSourceConfiguration.class, Settings.class)
            .withBean(CorpusDatabase.class, () -> new CorpusDatabase(new PGSimpleDataSource()))
            .withBean(WorkQueue.class, () -> new WorkQueue(new PGSimpleDataSource()));

    @EnableConfigurationProperties(OdooSourceSettings.class)
    static class Settings {}

    @Test
    void readsNothingWithoutABot() {
        context.withPropertyValues("gemba.odoo.url=http://localhost:1", "gemba.odoo.database=plant")
                .run(it -> {
                    assertThat(it).doesNotHaveBean(OdooReading.class).doesNotHaveBean(OdooHealth.class);
                    assertThat(it.getBean(MirroredModels.class)).isEqualTo(MirroredModels.NONE);
                });
    }

    @Test
    void readsAsTheBotThatIsNamedAndSaysWhyItCannot() {
        context.withPropertyValues(
                        "gemba.odoo.url=http://localhost:1",
                        "gemba.odoo.database=plant",
                        "gemba.odoo.bot.login=gemba-bot",
                        "gemba.odoo.bot.key-file=/nowhere/key",
                        "gemba.sources.odoo.key-file=" + Path.of("/nowhere/own"))
                .run(it -> {
                    assertThat(it.getBean(MirroredModels.class).names())
                            .contains("purchase.order", "ir.attachment", "mail.message");
                    assertThat(it.getBean(OdooHealth.class).health().getDetails())
                            .containsEntry("reads as", "gemba-bot");
                });
    }
}
