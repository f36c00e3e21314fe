package io.gemba.model.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.output.FinishReason;
import io.gemba.model.Cancellation;
import io.gemba.model.FailureReason.Cancelled;
import io.gemba.model.FailureReason.ContextTooLong;
import io.gemba.model.ModelCall;
import io.gemba.model.ModelFailed;
import io.gemba.model.ModelReply;
import io.gemba.model.ModelTool;
import io.gemba.model.ModelTool.Parameter;
import io.gemba.model.settings.ModelSettings;
import io.gemba.model.testing.RememberingLedger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Against the server of {@code deploy/lib/model-server}, or another that speaks like OpenAI and whose address is given
 * as {@value #ADDRESS}. What it says is meaningless, how it says it is real.
 */
@Tag("real-model")
@Timeout(120)
class RealModelServerTests {
    private static final String ADDRESS = "GEMBA_TEST_MODEL_SERVER";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final RememberingLedger ledger = new RememberingLedger();
    private final List<AutoCloseable> open = new ArrayList<>();
    private URI address = URI.create("http://127.0.0.1");

    @BeforeEach
    void findServer() {
        Optional<String> given =
                Optional.ofNullable(System.getProperty(ADDRESS)).or(() -> Optional.ofNullable(System.getenv(ADDRESS)));
        Assumptions.assumeTrue(given.isPresent(), "no real model server: %s is not set".formatted(ADDRESS));
        address = URI.create(given.orElseThrow());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable it : open) {
            it.close();
        }
    }

    @Test
    void streamsAndCounts() {
        List<String> heard = new ArrayList<>();

        // A model of random weights may end after a word otherwise.
        ModelReply reply = gateway(endless()).stream(words(40), new Cancellation(), heard::add);

        assertThat(heard).hasSizeGreaterThan(5);
        assertThat(reply.text()).isEqualTo(String.join("", heard));
        assertThat(reply.usage().inputTokens()).isPositive();
        assertThat(reply.usage().outputTokens()).isBetween(1, 40);
        assertThat(reply.finish()).isIn(FinishReason.STOP, FinishReason.LENGTH);
        assertThat(reply.attempts()).isOne();
        assertThat(ledger.last().usage()).isEqualTo(reply.usage());
    }

    @Test
    void completesAndCounts() {
        ModelReply reply = gateway(Map.of()).complete(words(40));

        assertThat(reply.text()).isNotEmpty();
        assertThat(reply.usage().inputTokens()).isPositive();
        assertThat(reply.usage().outputTokens()).isBetween(1, 40);
    }

    @Test
    void keepsToASchema() {
        ModelCall call = Calls.call(it -> it.maxOutputTokens(200).responseFormat(verdict()));

        List<ModelReply> replies = List.of(
                gateway(Map.of()).complete(call), gateway(Map.of()).stream(call, new Cancellation(), text -> {}));

        assertThat(replies).allSatisfy(reply -> {
            JsonNode json = JsonMapper.shared().readTree(reply.text());
            assertThat(json.path("verdict").asString()).isIn("accept", "reject");
            assertThat(json.path("pieces").isIntegralNumber()).isTrue();
        });
    }

    /** A model of random weights calls none of them, but the server takes the request for what it is. */
    @Test
    void takesToolsAlong() {
        ModelCall call = words(20)
                .offering(List.of(new ModelTool(
                        "late_orders", "Purchase orders that are late", List.of(new Parameter("site", "the plant")))));

        List<ModelReply> replies = List.of(
                gateway(Map.of()).complete(call), gateway(Map.of()).stream(call, new Cancellation(), text -> {}));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.finish()).isIn(FinishReason.STOP, FinishReason.LENGTH, FinishReason.TOOL_EXECUTION);
            // What the tools are is read by the model: it takes more than the question alone.
            assertThat(reply.usage().inputTokens())
                    .isGreaterThan(gateway(Map.of()).complete(words(1)).usage().inputTokens());
        });
    }

    @Test
    void freesThePlaceOnTheServerWhenTheCallerGivesUp() throws Exception {
        Cancellation cancellation = new Cancellation();
        List<String> heard = new ArrayList<>();

        ModelFailed failed = catchThrowableOfType(
                ModelFailed.class,
                () -> gateway(endless()).stream(words(15_000), cancellation, text -> {
                    heard.add(text);
                    if (heard.size() == 3) {
                        assertThat(busySlots()).isPositive();
                        cancellation.cancel();
                    }
                }));

        assertThat(failed.reason()).isEqualTo(new Cancelled());
        Awaitility.await().atMost(LONG).until(() -> busySlots() == 0);
    }

    @Test
    void queuesWhatTheServerCannotServeAtOnce() throws Exception {
        RoutingModelGateway gateway = gateway(Map.of());

        List<ModelReply> replies = atOnce(8, gateway);

        assertThat(replies).hasSize(8).allMatch(it -> it.attempts() == 1);
    }

    @Test
    void queuesInTheGatewayWhenToldTo() throws Exception {
        RoutingModelGateway gateway = gateway(Map.of("max-concurrent", "1"));

        assertThat(atOnce(4, gateway)).hasSize(4);
    }

    @Test
    void saysThatARequestIsTooLong() {
        ModelCall call = Calls.call(it -> it.messages(UserMessage.from("torque ".repeat(4000))));

        ModelFailed failed =
                catchThrowableOfType(ModelFailed.class, () -> gateway(Map.of()).complete(call));

        assertThat(failed.reason()).isEqualTo(new ContextTooLong());
    }

    private static List<ModelReply> atOnce(int calls, RoutingModelGateway gateway) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ModelReply>> replies = new ArrayList<>();
            for (int call = 0; call < calls; call++) {
                replies.add(threads.submit(() -> gateway.stream(words(60), new Cancellation(), text -> {})));
            }
            List<ModelReply> all = new ArrayList<>();
            for (Future<ModelReply> reply : replies) {
                all.add(reply.get());
            }
            return all;
        }
    }

    private RoutingModelGateway gateway(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "gemba.models.chat", "real",
                "gemba.models.limits.queue", "30s",
                "gemba.models.limits.first-token", "30s",
                "gemba.models.providers.real.kind", "vllm",
                "gemba.models.providers.real.base-url", address + "/v1",
                "gemba.models.providers.real.model", "tiny"));
        more.forEach((key, value) -> settings.put("gemba.models.providers.real." + key, value));
        ModelSettings bound = new Binder(new MapConfigurationPropertySource(settings))
                .bind("gemba.models", Bindable.of(ModelSettings.class))
                .get();
        RoutingModelGateway gateway = new RoutingModelGateway(bound, ledger);
        open.add(gateway);
        return gateway;
    }

    private long busySlots() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/slots")).build();
            JsonNode slots = JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
            return slots.valueStream()
                    .filter(it -> it.path("is_processing").asBoolean())
                    .count();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that the model, which would soon stop by chance, talks on. */
    private static Map<String, Object> endless() {
        return Map.of("extra-body[ignore_eos]", true);
    }

    private static ModelCall words(int most) {
        return Calls.call(it -> it.maxOutputTokens(most).temperature(1.0));
    }

    private static ResponseFormat verdict() {
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addProperty(
                        "verdict",
                        JsonEnumSchema.builder().enumValues("accept", "reject").build())
                .addProperty("pieces", JsonIntegerSchema.builder().build())
                .required("verdict", "pieces")
                .build();
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder().name("verdict").rootElement(root).build())
                .build();
    }
}
