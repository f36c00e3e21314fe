package io.gemba.copilot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the API as a program does. */
public record TestClient(URI url, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A request to a path, with the token if there is one. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(LONGEST);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public Reply get(String path) {
        return send(request(path));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    public Reply post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Reply post(String path, Object body) {
        return post(path, "application/json", body);
    }

    /** Sends JSON, asking for a media type. */
    public Reply post(String path, String accept, Object body) {
        var json = body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body);
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(json)));
    }

    /** Asks, for the whole answer. */
    public Reply ask(String question) {
        return post("/api/v1/questions", Map.of("text", question));
    }

    /** Asks, for events. */
    public Events askStreaming(String question) {
        return Events.of(post("/api/v1/questions", "text/event-stream", Map.of("text", question))
                .text());
    }

    /** Hands a file in. */
    public Reply upload(Form form) {
        return send(request("/api/v1/documents")
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.body())));
    }

    /** Sends a request as it is. */
    public static Reply send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
