package io.gemba.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gemba.odoo.OdooFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An Odoo that is slow, busy or down, which a real one cannot be made to be at the right moment. */
class GuardTests {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;
    private volatile Handling handling = GuardTests::answer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                handling.handle(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                atOnce.decrementAndGet();
                exchange.close();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        reply(exchange, 200, "7");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private OdooSession session(Duration timeout) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var settings = new OdooSettings(
                url, "plant", null, null, null, null, Protocol.JSON_2, 2, Duration.ofSeconds(1), timeout);
        return new Odoo(settings, Clock.fixed(NOON, ZoneOffset.UTC)).as(new ApiKey("planner", "key"), List.of());
    }

    private static OdooFailure failure(OdooSession session) {
        return catchThrowableOfType(OdooFailure.class, () -> session.count("res.company", Domain.EVERYTHING));
    }

    @Test
    void asksOnceMoreForWhatDidNotGetThrough() {
        handling = exchange -> reply(exchange, asked.get() == 1 ? 502 : 200, asked.get() == 1 ? "<html>" : "7");

        assertThat(session(Duration.ofSeconds(5)).count("res.company", Domain.EVERYTHING))
                .isEqualTo(7);
        assertThat(asked).hasValue(2);
    }

    @Test
    void asksOnlyOnceWhatIsRefused() {
        handling = exchange ->
                reply(exchange, 403, "{\"name\":\"odoo.exceptions.AccessError\",\"message\":\"You may not.\\nMore.\"}");

        var failure = failure(session(Duration.ofSeconds(5)));

        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure).hasMessage("You may not.");
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysSinceWhenItIsAwayAndSoonAsksNoMore() {
        var session = session(Duration.ofSeconds(5));
        handling = exchange -> reply(exchange, 502, "<html>");

        for (int i = 0; i < 6; i++) {
            var failure = failure(session);
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.since()).hasValue(NOON);
        }

        assertThat(asked.get()).isLessThan(8);
    }

    @Test
    void givesUpWhatIsNotAnsweredInTime() {
        handling = exchange -> held.await();

        assertThat(failure(session(Duration.ofMillis(150)).until(Instant.now().plusSeconds(10))))
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(failure(session(Duration.ofSeconds(5)).until(Instant.now())))
                .hasMessage("There was no time left to ask Odoo.");
    }

    @Test
    void givesUpAReplyThatStopsHalfWay() {
        handling = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("7".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            held.await();
        };

        assertThat(failure(session(Duration.ofMillis(300))).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void takesNobodysHasteForAnOdooThatIsAway() {
        var session = session(Duration.ofSeconds(20));
        handling = exchange -> held.await();

        for (int i = 0; i < 10; i++) {
            var failure = failure(session.until(Instant.now().plusMillis(60)));
            assertThat(failure.kind()).isEqualTo(Kind.OUT_OF_TIME);
            assertThat(failure.since()).isEmpty();
        }
        handling = GuardTests::answer;

        assertThat(session.count("res.company", Domain.EVERYTHING)).isEqualTo(7);
    }

    @Test
    void sendsNoMoreCallsAtATimeThanItMay() throws Exception {
        var session = session(Duration.ofSeconds(20));
        handling = exchange -> {
            if (atOnce.get() == 2) {
                held.countDown();
            }
            held.await();
            answer(exchange);
        };

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                callers.submit(() -> session.count("res.company", Domain.EVERYTHING));
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(asked).hasValue(12);
        assertThat(mostAtOnce).hasValue(2);
    }

    /** What the server does with a request. */
    private interface Handling {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
