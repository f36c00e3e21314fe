package io.gemba.acceptance.bench;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/** Stands between Gemba and Odoo and notes when each call began and ended. */
final class Meter {
    private static final Set<String> HOP = Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI behind;
    private final List<Call> calls = new ArrayList<>();

    private Meter(HttpServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    /** A new one, for as long as the process runs. */
    static Meter before(URI odoo) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var meter = new Meter(server, odoo);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", meter::pass);
            server.start();
            return meter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The calls since this was last asked. */
    synchronized List<Call> taken() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    private void pass(HttpExchange exchange) throws IOException {
        var began = System.nanoTime();
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            var reply = http.send(request.build(), BodyHandlers.ofByteArray());
            reply.headers().map().forEach((name, values) -> {
                if (!HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase("transfer-encoding")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            note(new Call(exchange.getRequestURI().getPath(), began, System.nanoTime()));
            exchange.sendResponseHeaders(reply.statusCode(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Call call) {
        calls.add(call);
    }

    /** A call to Odoo, by the machine's nanoseconds. */
    record Call(String path, long began, long ended) {
        private static final Set<String> BESIDE = Set.of("/gemba/v1/me", "/gemba/v1/visible");

        /** True of what is read for a skill, rather than asked about rights or about documents that hang on records. */
        boolean isRead() {
            return !BESIDE.contains(path);
        }

        /** How long at least one of some calls was under way. */
        static Duration busy(List<Call> calls) {
            long busy = 0;
            long until = Long.MIN_VALUE;
            for (var call :
                    calls.stream().sorted(Comparator.comparingLong(Call::began)).toList()) {
                busy += Math.max(0, call.ended() - Math.max(until, call.began()));
                until = Math.max(until, call.ended());
            }
            return Duration.ofNanos(busy);
        }
    }
}
