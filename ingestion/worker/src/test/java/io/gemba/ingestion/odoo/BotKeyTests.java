package io.gemba.ingestion.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.gemba.odoo.Protocol;
import io.gemba.odoo.testing.RealOdoo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of the bot is that of its file at each call, in a process that goes on. */
class BotKeyTests {
    private static final String FIRST = "0123456789abcdef0123456789abcdef01234567";
    private static final String SECOND = "76543210fedcba9876543210fedcba9876543210";

    private final List<String> presented = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private HttpServer server;
    private Path own;
    private Path named;
    private Bot bot;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestHeaders()
                    .getOrDefault("Authorization", List.of())
                    .forEach(presented::add);
            var reply = "true".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        own = folder.resolve("own");
        named = folder.resolve("named");
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        bot = new Bot(
                RealOdoo.settings(url, Protocol.JSON_2), "gemba-bot", List.of(own, named), new Pace(Duration.ZERO));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isWaitedForUntilItAppears() throws IOException {
        assertThatThrownBy(() -> bot.mayRead("purchase.order"))
                .isInstanceOf(BotAwaited.class)
                .hasMessageContaining(own.toString());
        assertThat(presented).isEmpty();

        Files.writeString(own, FIRST + "\n");

        assertThat(bot.mayRead("purchase.order")).isTrue();
        assertThat(presented).allMatch(it -> it.endsWith(" " + FIRST)).isNotEmpty();
    }

    @Test
    void countsAnewWhenTheFileIsReplaced() throws IOException {
        Files.writeString(own, FIRST);
        bot.mayRead("purchase.order");
        presented.clear();

        Files.move(Files.writeString(folder.resolve("new"), SECOND), own, StandardCopyOption.REPLACE_EXISTING);
        bot.mayRead("purchase.order");

        assertThat(presented).isNotEmpty().allMatch(it -> it.endsWith(" " + SECOND));
    }

    @Test
    void isTheOwnCopyRatherThanTheOneThatIsNamed() throws IOException {
        Files.writeString(named, SECOND);
        bot.mayRead("purchase.order");
        Files.writeString(own, FIRST);

        bot.mayRead("purchase.order");

        assertThat(presented.getFirst()).endsWith(" " + SECOND);
        assertThat(presented.getLast()).endsWith(" " + FIRST);
    }

    @Test
    void isRefusedWithoutBeingShownWhenTheFileHoldsNone() throws IOException {
        for (var content : List.of("", " \n", "secret one\nsecret two")) {
            Files.writeString(own, content);

            assertThatThrownBy(() -> bot.mayRead("purchase.order"))
                    .isInstanceOf(BotUnusable.class)
                    .hasMessage("the file %s holds no key of Odoo's".formatted(own));
        }
        assertThat(presented).isEmpty();
    }

    @Test
    void isRefusedWhenTheFileCannotBeRead() throws IOException {
        Files.createDirectory(own);

        assertThatThrownBy(() -> bot.mayRead("purchase.order"))
                .isInstanceOf(BotUnusable.class)
                .hasMessage("its key cannot be read from %s".formatted(own));
        assertThat(presented).isEmpty();
    }
}
