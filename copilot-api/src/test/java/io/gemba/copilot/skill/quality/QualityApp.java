package io.gemba.copilot.skill.quality;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gemba.odoo.testing.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The real Odoo as it answers where the app for quality is installed, which is not free: its models are made up. */
final class QualityApp implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> ALERT = Map.of(
            "name",
            "char",
            "title",
            "char",
            "product_id",
            "many2one",
            "lot_id",
            "many2one",
            "partner_id",
            "many2one",
            "create_date",
            "datetime",
            "company_id",
            "many2one");
    private static final Map<String, String> CHECK = Map.of(
            "quality_state",
            "selection",
            "product_id",
            "many2one",
            "create_date",
            "datetime",
            "company_id",
            "many2one");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final RealOdoo real;
    private final List<Map<String, Object>> alerts;
    private final List<Map<String, Object>> checks;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * Before a real one.
     *
     * @param alerts that it has, as Odoo writes them
     * @param checks groups of these
     */
    QualityApp(RealOdoo real, List<Map<String, Object>> alerts, List<Map<String, Object>> checks) {
        this.real = real;
        this.alerts = alerts;
        this.checks = checks;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Runnable::run);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it was asked of its models, as JSON. */
    List<String> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/json/2/quality.")) {
                asked.add(new String(body, StandardCharsets.UTF_8));
                answer(exchange, 200, JSON.writeValueAsBytes(own(path)));
                return;
            }
            var request = HttpRequest.newBuilder(real.url().resolve(path));
            for (var name : List.of("Authorization", "X-Odoo-Database", "Content-Type")) {
                var value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            request.method(
                    exchange.getRequestMethod(),
                    body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            var reply = http.send(request.build(), BodyHandlers.ofByteArray());
            answer(exchange, reply.statusCode(), reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Object own(String path) {
        var fields = path.contains("alert") ? ALERT : CHECK;
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "has_access" -> true;
            case "fields_get" -> described(fields);
            case "formatted_read_group" -> checks;
            default -> alerts;
        };
    }

    private static Map<String, Object> described(Map<String, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> Map.of("string", it.getKey(), "type", it.getValue(), "store", true)));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
