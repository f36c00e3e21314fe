package io.gemba.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.answering.AnsweringSettings;
import io.gemba.copilot.document.DocumentSettings;
import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.copilot.panel.PanelSettings;
import io.gemba.copilot.retrieval.RerankerSettings;
import io.gemba.copilot.retrieval.RetrievalSettings;
import io.gemba.copilot.skill.ModelChoiceSettings;
import io.gemba.embedding.EmbeddingSettings;
import io.gemba.odoo.OdooSettings;
import io.gemba.odoo.Protocol;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

/** The names and defaults that installations rely on. */
class SettingsTests {
    private final ApplicationContextRunner needed = new ApplicationContextRunner()
            .withUserConfiguration(All.class)
            .withPropertyValues(
                    "gemba.identity.public-url=https://gemba.example",
                    "gemba.identity.directory=/d.yaml",
                    "gemba.identity.session-key-file=/k",
                    "gemba.odoo.url=https://odoo.example",
                    "gemba.odoo.database=plant");

    @EnableConfigurationProperties({
        AnsweringSettings.class,
        DocumentSettings.class,
        EmbeddingSettings.class,
        IdentitySettings.class,
        OdooSettings.class,
        PanelSettings.class,
        RerankerSettings.class,
        RetrievalSettings.class,
        ModelChoiceSettings.class
    })
    static class All {}

    @Test
    void haveTheseDefaults() {
        needed.run(context -> {
            assertThat(context.getBean(AnsweringSettings.class))
                    .isEqualTo(new AnsweringSettings(Duration.ofSeconds(50), Duration.ofSeconds(15), 2000, 0.35));
            assertThat(context.getBean(DocumentSettings.class))
                    .isEqualTo(new DocumentSettings(DataSize.ofMegabytes(64), Duration.ofMillis(2500)));
            assertThat(context.getBean(EmbeddingSettings.class))
                    .isEqualTo(new EmbeddingSettings("bge-small-en-v1.5-q", Map.of(), Duration.ofSeconds(3)));
            assertThat(context.getBean(PanelSettings.class)).isEqualTo(new PanelSettings(List.of()));
            assertThat(context.getBean(RerankerSettings.class))
                    .isEqualTo(new RerankerSettings(null, null, 40, 512, Duration.ofMillis(1500)));
            assertThat(context.getBean(RetrievalSettings.class))
                    .isEqualTo(new RetrievalSettings(null, Duration.ofSeconds(3)));
            assertThat(context.getBean(ModelChoiceSettings.class))
                    .isEqualTo(new ModelChoiceSettings(true, Duration.ofSeconds(3), Duration.ofSeconds(60)));
            assertThat(context.getBean(OdooSettings.class))
                    .isEqualTo(new OdooSettings(
                            URI.create("https://odoo.example"),
                            "plant",
                            null,
                            null,
                            null,
                            null,
                            null,
                            4,
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(8)));
            assertThat(context.getBean(IdentitySettings.class))
                    .isEqualTo(new IdentitySettings(
                            URI.create("https://gemba.example"),
                            null,
                            Path.of("/d.yaml"),
                            List.of(),
                            null,
                            new IdentitySettings.OwnIssuer(true, 1, null, null, null, Duration.ofMinutes(15)),
                            Duration.ofSeconds(30),
                            Path.of("/k"),
                            new IdentitySettings.OdooPeople(1, false, null)));
        });
    }

    @Test
    void haveTheseNames() {
        needed.withPropertyValues(
                        "gemba.answering.deadline=20s",
                        "gemba.answering.heartbeat=5s",
                        "gemba.answering.longest-question=500",
                        "gemba.answering.confidence=0.7",
                        "gemba.documents.largest=5MB",
                        "gemba.documents.page-wait=1s",
                        "gemba.panel.origins=https://Odoo.example:443,http://127.0.0.1:18069",
                        "gemba.retrieval.glossary=/g.yaml",
                        "gemba.retrieval.rewriting=0s",
                        "gemba.skill.model-choice.enabled=false",
                        "gemba.skill.model-choice.patience=1s",
                        "gemba.skill.model-choice.rest=5m",
                        "gemba.identity.internal-url=http://127.0.0.1:1",
                        "gemba.identity.rights-cached=10s",
                        "gemba.identity.own-issuer.enabled=false",
                        "gemba.identity.own-issuer.token-lifetime=5m",
                        "gemba.identity.sign-in.issuer=https://idp.example",
                        "gemba.identity.sign-in.client-id=console",
                        "gemba.identity.sign-in.client-secret-file=/s",
                        "gemba.identity.odoo.tenant=2",
                        "gemba.identity.odoo.shares-logins=true",
                        "gemba.identity.odoo.keys-key-file=/o",
                        "gemba.odoo.url=http://127.0.0.1:8069",
                        "gemba.odoo.database=plant",
                        "gemba.odoo.public-url=https://odoo.example",
                        "gemba.odoo.client.id=c",
                        "gemba.odoo.client.key-file=/c",
                        "gemba.odoo.bot.login=bot",
                        "gemba.odoo.bot.key-file=/b",
                        "gemba.odoo.protocol=json-2",
                        "gemba.odoo.timeout=4s",
                        "gemba.identity.issuers[0].issuer=https://idp.example",
                        "gemba.identity.issuers[0].login-claim=email",
                        "gemba.identity.issuers[0].jwk-set-uri=https://idp.example/keys")
                .run(context -> {
                    var identity = context.getBean(IdentitySettings.class);
                    assertThat(context.getBean(AnsweringSettings.class))
                            .isEqualTo(new AnsweringSettings(Duration.ofSeconds(20), Duration.ofSeconds(5), 500, 0.7));
                    assertThat(context.getBean(DocumentSettings.class))
                            .isEqualTo(new DocumentSettings(DataSize.ofMegabytes(5), Duration.ofSeconds(1)));
                    assertThat(context.getBean(PanelSettings.class).origins())
                            .containsExactly("https://odoo.example", "http://127.0.0.1:18069");
                    assertThat(context.getBean(RetrievalSettings.class))
                            .isEqualTo(new RetrievalSettings(Path.of("/g.yaml"), Duration.ZERO));
                    assertThat(context.getBean(ModelChoiceSettings.class))
                            .isEqualTo(new ModelChoiceSettings(false, Duration.ofSeconds(1), Duration.ofMinutes(5)));
                    assertThat(identity.issuers())
                            .containsExactly(new IdentitySettings.TrustedIssuer(
                                    "https://idp.example", "gemba", 1, "https://idp.example/keys", "email", true));
                    assertThat(identity.signIn())
                            .isEqualTo(new IdentitySettings.SignIn(
                                    "https://idp.example", "console", Path.of("/s"), List.of("openid", "profile")));
                    assertThat(identity.ownIssuer().enabled()).isFalse();
                    assertThat(identity.odoo()).isEqualTo(new IdentitySettings.OdooPeople(2, true, Path.of("/o")));
                    var odoo = context.getBean(OdooSettings.class);
                    assertThat(odoo)
                            .isEqualTo(new OdooSettings(
                                    URI.create("http://127.0.0.1:8069"),
                                    "plant",
                                    URI.create("https://odoo.example"),
                                    null,
                                    new OdooSettings.Client("c", Path.of("/c")),
                                    new OdooSettings.Bot("bot", Path.of("/b")),
                                    Protocol.JSON_2,
                                    4,
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(4)));
                    assertThat(odoo.tokenIssuer()).isEqualTo("https://odoo.example/gemba/plant");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "gemba.answering.deadline=0s,deadline",
        "gemba.answering.longest-question=10,longestQuestion",
        "gemba.answering.confidence=1.5,confidence",
        "gemba.documents.largest=0B,largest",
        "gemba.documents.page-wait=5m,pageWait",
        "gemba.panel.origins=*,gemba.panel.origins",
        "gemba.panel.origins=https://*.example,gemba.panel.origins",
        "gemba.panel.origins=https://odoo.example/odoo,gemba.panel.origins",
        "gemba.panel.origins=odoo.example,gemba.panel.origins",
        "gemba.retrieval.rewriting=2m,rewriting",
        "gemba.skill.model-choice.patience=0s,patience",
        "gemba.identity.rights-cached=2m,rightsCached",
        "gemba.identity.public-url=https://gemba.example/,public-url",
        "gemba.identity.public-url=gemba.example,public-url",
        "gemba.identity.issuers[0].audience=x,issuer",
        "gemba.identity.own-issuer.tenant=0,tenant",
        "gemba.identity.sign-in.issuer=https://idp.example,clientId",
        "gemba.odoo.url=https://odoo.example/web,gemba.odoo.url",
        "gemba.odoo.url=ftp://odoo.example,gemba.odoo.url",
        "gemba.odoo.database=,database",
        "gemba.odoo.concurrency=0,concurrency",
        "gemba.odoo.client.id=c,keyFile",
        "gemba.odoo.bot.login=bot,keyFile",
        "gemba.odoo.timeout=0s,timeout",
        "gemba.embedding.model=other,model names 'other'",
        "gemba.embedding.question-timeout=0s,question-timeout",
        "gemba.search.reranker.model=/m.onnx,model and tokenizer",
        "gemba.search.reranker.top=1,top"
    })
    void sayWhichSettingIsWrong(String property, String named) {
        needed.withPropertyValues(property).run(context -> {
            assertThat(context).hasFailed();
            var causes = new StringBuilder();
            for (Throwable e = context.getStartupFailure(); e != null; e = e.getCause()) {
                causes.append(e).append('\n');
            }
            assertThat(causes.toString()).contains(named);
        });
    }
}
