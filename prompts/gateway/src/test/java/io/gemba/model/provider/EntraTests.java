package io.gemba.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason.Unauthorized;
import io.gemba.model.FailureReason.Unreachable;
import io.gemba.model.ModelFailed;
import io.gemba.model.http.Deadline;
import io.gemba.model.http.Exchange;
import io.gemba.model.http.Transport;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.testing.Dialect;
import io.gemba.model.testing.GatewaySettings;
import io.gemba.model.testing.Script;
import io.gemba.model.testing.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntraTests {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Transport transport = new Transport(Duration.ofSeconds(2));
    private final ScriptedModelServer server = ScriptedModelServer.start(Dialect.AZURE, Script.say("Yes."));
    private final LaterClock clock = new LaterClock();
    private final TestingEntra entra;

    EntraTests() throws IOException {
        this.entra = new TestingEntra();
    }

    @BeforeEach
    void writeSecret() throws IOException {
        Files.writeString(folder.resolve("secret"), "first-secret");
    }

    @AfterEach
    void close() {
        entra.close();
        server.close();
        transport.close();
    }

    @Test
    void getsATokenForTheApplicationAndKeepsIt() throws Exception {
        Provider provider = provider(application());

        ask(provider);
        ask(provider);

        assertThat(entra.asked())
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .startsWith("POST https://login.stub.test/tenant-1/oauth2/v2.0/token")
                        .contains("client_id=client-1", "client_secret=first-secret", "grant_type=client_credentials")
                        .contains("+https%3A%2F%2Fcognitiveservices.azure.com%2F.default"));
        assertThat(server.requests())
                .hasSize(2)
                .allMatch(it -> it.header("Authorization").orElse("").equals("Bearer token-1"))
                .allMatch(it -> it.header("api-key").isEmpty());
    }

    @Test
    void getsAnotherTokenShortlyBeforeOneEnds() throws Exception {
        Provider provider = provider(application());

        ask(provider);
        Files.writeString(folder.resolve("secret"), "second-secret-after-rotation");
        clock.set(Duration.ofMinutes(54));
        ask(provider);
        clock.set(Duration.ofMinutes(56));
        ask(provider);

        assertThat(server.requests())
                .extracting(it -> it.header("Authorization").orElse(""))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
        assertThat(entra.asked()).hasSize(2);
        assertThat(entra.asked().getLast()).contains("second-secret");
    }

    @Test
    void usesATokenToItsEndWhileNoOtherCanBeHad() throws Exception {
        Provider provider = provider(application());
        ask(provider);
        entra.refuse();

        clock.set(Duration.ofMinutes(56));
        ask(provider);
        clock.set(Duration.ofMinutes(60));

        assertThat(catchThrowableOfType(ModelFailed.class, () -> ask(provider)).reason())
                .isEqualTo(new Unauthorized());
    }

    @Test
    void getsATokenForTheMachine() throws Exception {
        GatewaySettings settings = azure().of("main", "entra.managed-identity", "true")
                .of("main", "entra.scope", "https://cognitiveservices.azure.us/.default");

        ask(provider(settings));

        assertThat(entra.asked())
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .startsWith("GET http://169.254.169.254/metadata/identity/oauth2/token")
                        .contains("cognitiveservices.azure.us"));
        assertThat(server.onlyRequest().header("Authorization")).hasValue("Bearer token-1");
    }

    @Test
    void saysThatTheApplicationWasRefusedWithoutItsSecret() throws Exception {
        entra.refuse();
        Provider provider = provider(application());

        ModelFailed failed = catchThrowableOfType(ModelFailed.class, () -> ask(provider));

        assertThat(failed.reason()).isEqualTo(new Unauthorized());
        assertThat(failed).hasStackTraceContaining("credentials").hasNoCause();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysThatNoTokenCouldBeHad() throws Exception {
        entra.close();
        Provider provider = provider(application());

        ModelFailed failed = catchThrowableOfType(ModelFailed.class, () -> ask(provider));

        assertThat(failed.reason()).isEqualTo(new Unreachable("Entra"));
    }

    private GatewaySettings azure() {
        return new GatewaySettings()
                .chat("main", server)
                .without("main", "api-key-file")
                .of("main", "entra.authority-host", "https://login.stub.test");
    }

    private GatewaySettings application() {
        return azure().of("main", "entra.tenant-id", "tenant-1")
                .of("main", "entra.client-id", "client-1")
                .of("main", "entra.client-secret-file", folder.resolve("secret").toString());
    }

    private Provider provider(GatewaySettings settings) {
        ModelSettings bound = settings.bind();
        return entra.providers(transport, clock).provider("main", bound.provider("main"));
    }

    private static void ask(Provider provider) throws Exception {
        ChatRequest request = provider.translate(
                ChatRequest.builder().messages(UserMessage.from("Well?")).build());
        Exchange exchange = new Exchange(Deadline.in(LONG), LONG, LONG, new Cancellation());
        exchange.run(() -> provider.chat().chat(request));
    }

    /** A clock that can be put forward. */
    private static final class LaterClock extends Clock {
        private volatile Duration later = Duration.ZERO;

        void set(Duration later) {
            this.later = later;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
