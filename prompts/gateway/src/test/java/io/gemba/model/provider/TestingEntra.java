package io.gemba.model.provider;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gemba.model.http.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A token endpoint on loopback, after "Get access tokens to authorize your API calls" (client credentials) and "How to
 * use managed identities to acquire an access token" (learn.microsoft.com). MSAL insists on https for it, so it is
 * reached by sending MSAL's requests here whatever their host is.
 */
final class TestingEntra implements IHttpClient, AutoCloseable {
    private static final long LIFE = 3600;

    private final HttpServer server;
    private final java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private record Response(int statusCode, Map<String, List<String>> headers, String body) implements IHttpResponse {}

    TestingEntra() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Providers whose tokens come from here. */
    Providers providers(Transport transport, Clock clock) {
        return new Providers(transport, this, clock);
    }

    /** What every request so far said: method, address, form. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void refuse() {
        status = 401;
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        String path = request.url().getFile();
        URI here =
                URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
        var method = request.httpMethod().name();
        String body = request.body() == null ? "" : request.body();
        asked.add("%s %s %s".formatted(method, request.url(), body));
        var jdk = java.net.http.HttpRequest.newBuilder(here)
                .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body));
        var response = client.send(jdk.build(), BodyHandlers.ofString());
        return new Response(response.statusCode(), response.headers().map(), response.body());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = (status == 200
                        ? "{\"token_type\":\"Bearer\",\"expires_in\":\"%d\",\"expires_on\":\"%d\",\"ext_expires_in\":%d,\"access_token\":\"token-%d\"}"
                                .formatted(LIFE, System.currentTimeMillis() / 1000 + LIFE, LIFE, asked.size())
                        : "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret provided.\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
