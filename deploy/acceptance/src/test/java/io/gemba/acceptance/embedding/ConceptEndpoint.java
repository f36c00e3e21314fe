package io.gemba.acceptance.embedding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * An embedding endpoint as OpenAI documents it, whose model knows what some words of four languages mean: a text's
 * vector has a part for every concept that it speaks of.
 */
final class ConceptEndpoint implements AutoCloseable {
    static final int DIMENSIONS = 64;

    private static final List<List<String>> CONCEPTS = List.of(
            List.of("squirrel", "eichhörnchen", "écureuil", "ardilla"),
            List.of("feed", "fed", "füttert", "gefüttert", "nourrit", "alimenta"),
            List.of("hazelnuts", "haselnüssen", "noisettes", "avellanas"),
            List.of("umbrella", "regenschirm", "parapluie", "paraguas"),
            List.of("hangs", "hängt", "accroché", "cuelga"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final AtomicInteger texts = new AtomicInteger();
    private volatile boolean answers = true;

    ConceptEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/embeddings", this::embed);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
    }

    /** How many texts it has been shown. */
    int texts() {
        return texts.get();
    }

    /** Fails every request from now on, or answers again. */
    void answers(boolean does) {
        answers = does;
    }

    private void embed(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = JSON.readTree(exchange.getRequestBody());
            if (!answers) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var data = new ArrayList<Map<String, Object>>();
            for (var text : request.path("input")) {
                data.add(Map.of("object", "embedding", "index", data.size(), "embedding", vector(text.asString())));
                texts.incrementAndGet();
            }
            var reply = JSON.writeValueAsString(Map.of(
                            "object",
                            "list",
                            "model",
                            "concepts",
                            "data",
                            data,
                            "usage",
                            Map.of("prompt_tokens", 1, "total_tokens", 1)))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private static float[] vector(String text) {
        var words = new TreeSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
        var vector = new float[DIMENSIONS];
        for (int concept = 0; concept < CONCEPTS.size(); concept++) {
            vector[concept] = CONCEPTS.get(concept).stream().anyMatch(words::contains) ? 1 : 0;
        }
        // Whatever else it says.
        vector[CONCEPTS.size() + Math.floorMod(text.hashCode(), DIMENSIONS - CONCEPTS.size())] = 0.2f;
        return vector;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
