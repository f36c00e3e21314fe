package io.gemba.copilot.testing;

import io.gemba.copilot.command.ApiSchema;
import io.gemba.copilot.skill.RecordDoor;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.testing.TestCorpus;
import io.gemba.corpus.testing.TestDatabase;
import io.gemba.model.ModelGateway;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The API as it runs, one for all tests that extend this. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = RunningApi.Settings.class)
public abstract class RunningApi {
    protected static final TestDatabase DATABASE = TestDatabase.create(ApiSchema.SCHEMA.owners());
    protected static final TestCorpus CORPUS = new TestCorpus(DATABASE);
    protected static final TestPlant PLANT = TestPlant.fill(CORPUS);
    protected static final TestHome HOME = TestHome.create();
    protected static final ForeignIssuer FOREIGN = ForeignIssuer.start();

    /** A trusted issuer that nobody reaches. */
    protected static final String UNREACHABLE = "http://127.0.0.1:9/idp";

    protected static final Models MODELS = new Models();
    protected static final Doors DOORS = new Doors();
    protected static final FickleEmbedder EMBEDDER = new FickleEmbedder();
    private static final KnownEmbedders EMBEDDERS = KnownEmbedders.only(EMBEDDER);

    @SuppressWarnings("NullAway.Init")
    @TestBean(name = "modelGateway")
    private ModelGateway gateway;

    @SuppressWarnings("NullAway.Init")
    @TestBean(name = "recordDoor")
    private RecordDoor door;

    @SuppressWarnings("NullAway.Init")
    @TestBean(name = "knownEmbedders")
    private KnownEmbedders embedders;

    static KnownEmbedders embedders() {
        return EMBEDDERS;
    }

    static RecordDoor door() {
        return DOORS;
    }

    static ModelGateway gateway() {
        return MODELS;
    }

    /** Speaks to the API as somebody who has a token. */
    protected static TestClient as(String login) {
        return new TestClient(HOME.url(), HOME.token(login));
    }

    /** Speaks to the API with some token. */
    protected static TestClient with(String token) {
        return new TestClient(HOME.url(), token);
    }

    /** Speaks to the API without one. */
    protected static TestClient nobody() {
        return new TestClient(HOME.url(), "");
    }

    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(HOME.settings())
                    .and(
                            "spring.datasource.url=" + DATABASE.url(),
                            "spring.datasource.username=gemba_api",
                            "spring.datasource.password=" + DATABASE.password("gemba_api"),
                            "gemba.identity.rights-cached=50ms",
                            "gemba.panel.origins=https://odoo.example:8443",
                            "gemba.identity.issuers[0].issuer=" + FOREIGN.url(),
                            "gemba.identity.own-issuer.token-lifetime=62s",
                            "gemba.identity.issuers[1].issuer=" + UNREACHABLE,
                            "gemba.answering.confidence=0.2",
                            "gemba.answering.heartbeat=200ms",
                            "gemba.documents.page-wait=300ms",
                            "gemba.documents.largest=1MB")
                    .applyTo(context);
        }
    }
}
