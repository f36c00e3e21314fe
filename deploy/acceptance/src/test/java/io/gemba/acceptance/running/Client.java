package io.gemba.acceptance.running;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP contract, as one person uses it.
 *
 * @param headers sent with every request
 */
public record Client(URI base, Map<String, String> headers) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String QUESTIONS = "/api/v1/questions";

    public Client {
        headers = Map.copyOf(headers);
    }

    /** The same person, sending one more header. */
    public Client with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(base, more);
    }

    public Reply get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    public Reply delete(String path) {
        return send("DELETE", path, "", new byte[0]);
    }

    public Reply post(String path) {
        return send("POST", path, "", new byte[0]);
    }

    public Reply post(String path, Object json) {
        return send("POST", path, "application/json", JSON.writeValueAsBytes(json));
    }

    /** Asks in a new thread; the whole answer. */
    public Answer ask(String question) {
        return answered(post(QUESTIONS, Map.of("text", question)));
    }

    /** Asks on in a thread. */
    public Answer ask(String question, String conversation) {
        return answered(post(QUESTIONS, Map.of("text", question, "conversationId", conversation)));
    }

    /** Asks about the record that is open. */
    public Answer ask(String question, String model, long id) {
        var context = Map.of("model", model, "id", id);
        return answered(post(QUESTIONS, Map.of("text", question, "context", context)));
    }

    /** Asks in a new thread, and gives all events of the answer's stream. */
    public List<Event> stream(String question) {
        var reply = with("Accept", "text/event-stream").post(QUESTIONS, Map.of("text", question));
        if (reply.status() != 200) {
            throw new IllegalStateException("not answered: " + reply);
        }
        return Event.parse(reply.text());
    }

    /** Hands a file in. */
    public Reply upload(String fileName, byte[] content, Map<String, String> fields) {
        var boundary = "gemba-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            body.writeBytes(part(boundary, "name=\"%s\"".formatted(name)));
            body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(part(boundary, "name=\"file\"; filename=\"%s\"".formatted(fileName)));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", "/api/v1/documents", "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    /** Sends anything. */
    public Reply send(String method, String path, String contentType, byte[] body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    private static Answer answered(Reply reply) {
        if (reply.status() != 200) {
            throw new IllegalStateException("not answered: " + reply);
        }
        return new Answer(reply.json());
    }

    private static byte[] part(String boundary, String disposition) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(boundary, disposition)
                .getBytes(StandardCharsets.UTF_8);
    }
}
