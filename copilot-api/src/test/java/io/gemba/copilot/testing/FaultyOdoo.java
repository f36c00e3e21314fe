package io.gemba.copilot.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands before an Odoo and lets single calls fail as they do with one that goes down, is slow, lacks an app, or keeps
 * something from the caller. All else goes through.
 */
public final class FaultyOdoo implements AutoCloseable {
    private static final Set<String> HOP = Set.of("host", "connection", "content-length", "upgrade", "http2-settings");
    /** Odoo answers about it as about any model that no app brings. */
    private static final String NO_MODEL = "gemba.no.such.model";

    private static final String DENIED =
            "{\"name\":\"odoo.exceptions.AccessError\",\"message\":\"You are not allowed to access these records.\"}";

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI behind;
    private final List<Call> calls = new ArrayList<>();
    private volatile Function<Call, Fault> faults = call -> Fault.NONE;
    private volatile CountDownLatch released = new CountDownLatch(0);

    private FaultyOdoo(HttpServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    public static FaultyOdoo before(URI odoo) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var faulty = new FaultyOdoo(server, odoo);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", faulty::pass);
            server.start();
            return faulty;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Begins to count calls anew, each of which may fail. */
    public synchronized void failing(Function<Call, Fault> which) {
        calls.clear();
        released = new CountDownLatch(1);
        faults = which;
    }

    /** Lets everything through again, what is held included; the calls since they were counted anew. */
    public synchronized List<Call> restored() {
        faults = call -> Fault.NONE;
        released.countDown();
        return List.copyOf(calls);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath().split("/");
            if (path.length < 5) {
                forward(exchange, exchange.getRequestURI(), body);
                return;
            }
            var call = noted(path[3], path[4]);
            switch (faults.apply(call)) {
                case NONE -> forward(exchange, exchange.getRequestURI(), body);
                case ABSENT ->
                    forward(
                            exchange,
                            URI.create(exchange.getRequestURI().toString().replace(call.model(), NO_MODEL)),
                            body);
                case DENIED -> {
                    if (call.method().equals("has_access")) {
                        reply(exchange, 200, "application/json", "false");
                    } else {
                        reply(exchange, 403, "application/json", DENIED);
                    }
                }
                case UNAVAILABLE -> reply(exchange, 503, "text/html", "<html><h1>503 Service Unavailable</h1></html>");
                case SLOW -> {
                    released.await();
                    forward(exchange, exchange.getRequestURI(), body);
                }
                case CUT -> {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Call noted(String model, String method) {
        var call = new Call(model, method, calls.size());
        calls.add(call);
        return call;
    }

    private void forward(HttpExchange exchange, URI path, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(behind.resolve(path))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var reply = http.send(request.build(), BodyHandlers.ofByteArray());
        exchange.getResponseHeaders()
                .set("Content-Type", reply.headers().firstValue("Content-Type").orElse(""));
        send(exchange, reply.statusCode(), reply.body());
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        restored();
        server.stop(0);
    }

    /** A call for a model, the n-th of those that are counted. */
    public record Call(String model, String method, int n) {}

    /** What becomes of a call. */
    public enum Fault {
        NONE,
        /** The app of the model is not installed. */
        ABSENT,
        /** The caller has no right to the model. */
        DENIED,
        /** What stands before Odoo says that it is down. */
        UNAVAILABLE,
        /** The connection ends without a word. */
        CUT,
        /** Nothing comes until everything is let through again. */
        SLOW
    }
}
