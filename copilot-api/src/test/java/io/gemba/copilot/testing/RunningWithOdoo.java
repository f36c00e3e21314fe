package io.gemba.copilot.testing;

import static org.awaitility.Awaitility.await;

import io.gemba.copilot.command.ApiSchema;
import io.gemba.copilot.skill.AllSkills;
import io.gemba.copilot.skill.Skill;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.model.ModelGateway;
import io.gemba.odoo.ApiKey;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The API as it runs beside a real Odoo with the addon, one for all tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = RunningWithOdoo.Settings.class)
@Import(RunningWithOdoo.Clocks.class)
public abstract class RunningWithOdoo {
    private static final String DIRECTORY = """
        tenant: {id: 1, name: Test}
        companies:
          - {id: 1, code: A, name: Plant A, site: plant-a, odoo: "%s"}
          - {id: 2, code: B, name: Plant B, site: plant-b, odoo: %d}
        clearance:
          base.group_user: internal
          purchase.group_purchase_user: confidential
        copilots:
          mrp.group_mrp_user: [planner]
          base.group_user: [everything]
        people:
          - {login: planner, name: Lena, language: en, companies: [A], groups: [], copilots: []}
          - {login: engineer, name: Ines, language: en, companies: [A], groups: [base.group_user], copilots: []}
        """;

    protected static final TestHome HOME = TestHome.create();
    protected static final AddonOdoo ODOO = AddonOdoo.knowing(HOME.url());
    protected static final Gate GATE = Gate.before(ODOO.url());
    protected static final SettableClock CLOCK = new SettableClock();
    protected static final byte[] EVENT_KEY = "0123456789abcdefghijklmnopqrstuv".getBytes();
    protected static final byte[] NEXT_EVENT_KEY = "vutsrqponmlkjihgfedcba9876543210".getBytes();
    protected static final TestDatabase DATABASE = TestDatabase.create(ApiSchema.SCHEMA.owners());
    protected static final TestCorpus CORPUS = new TestCorpus(DATABASE);
    private static final KnownEmbedders EMBEDDERS = KnownEmbedders.only(new FickleEmbedder());
    protected static final Models MODELS = new Models();

    /** What somebody may read is a matter of Odoo alone. */
    private static final String EVERYTHING = "{id: everything, name: {en: Everything}, skills: [%s]}";

    static {
        HOME.copilot(
                "everything",
                EVERYTHING.formatted(AllSkills.all().stream().map(Skill::id).collect(Collectors.joining(", "))));
        var ops = ODOO.companies("ops");
        HOME.direct(DIRECTORY.formatted(
                ODOO.companies("planner").getFirst().path("name").asString(),
                ops.getLast().path("id").asLong()));
    }

    @SuppressWarnings("NullAway.Init")
    @TestBean(name = "modelGateway")
    private ModelGateway gateway;

    @SuppressWarnings("NullAway.Init")
    @TestBean(name = "knownEmbedders")
    private KnownEmbedders embedders;

    @SuppressWarnings("NullAway.Init")
    @Autowired
    private Odoo odoo;

    /** Puts the clock right, and waits until Odoo is asked again if it was away. */
    @AfterEach
    void asBefore() {
        CLOCK.reset();
        GATE.hold(false);
        if (GATE.isShut()) {
            GATE.shut(false);
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(OdooFailure.class)
                    // As often as the circuit breaker looks back: one good call may still be outweighed by the bad
                    // ones.
                    .until(() -> IntStream.range(0, 8)
                            .allMatch(n -> odoo.as(new ApiKey("planner", ODOO.key("planner")), List.of())
                                    .mayRead("res.partner")));
        }
    }

    static KnownEmbedders embedders() {
        return EMBEDDERS;
    }

    static ModelGateway gateway() {
        return MODELS;
    }

    /** Speaks to the API with some token. */
    protected static TestClient with(String token) {
        return new TestClient(HOME.url(), token);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        Clock clock() {
            return CLOCK;
        }
    }

    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(HOME.settings())
                    .and(ODOO.settings(GATE.url()).toArray(String[]::new))
                    .and(
                            "spring.datasource.url=" + DATABASE.url(),
                            "spring.datasource.username=gemba_api",
                            "spring.datasource.password=" + DATABASE.password("gemba_api"),
                            "gemba.odoo.connect-timeout=5s",
                            "gemba.identity.odoo.keys-key-file=" + secret("keys-key", "fedcba9876543210".repeat(4)),
                            "gemba.events.odoo-secret-files[0]=" + webhook("first", EVENT_KEY),
                            "gemba.events.odoo-secret-files[1]=" + webhook("second", NEXT_EVENT_KEY),
                            "gemba.answering.confidence=0.2")
                    .applyTo(context);
        }

        private static String webhook(String name, byte[] key) {
            return secret(name, "whsec_" + Base64.getEncoder().encodeToString(key));
        }

        private static String secret(String name, String content) {
            try {
                return Files.writeString(HOME.folder().resolve("secrets/api/" + name), content)
                        .toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
