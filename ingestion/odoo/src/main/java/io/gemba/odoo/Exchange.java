package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Sends JSON to an Odoo and reads what comes back. */
final class Exchange {
    private static final long LARGEST_REPLY = 64L * 1024 * 1024;
    /** Who waits for less learns nothing about Odoo from getting no answer. */
    private static final Duration TELLING = Duration.ofSeconds(2);

    private final JsonMapper json = JsonMapper.builder().build();
    private final URI url;
    private final HttpClient http;
    private final Duration telling;

    Exchange(OdooSettings settings) {
        this.url = settings.url();
        this.telling = settings.timeout().compareTo(TELLING) < 0 ? settings.timeout() : TELLING;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Reply get(String path, Duration timeout) {
        return send(HttpRequest.newBuilder(url.resolve(path)).GET(), timeout);
    }

    Reply post(String path, Map<String, String> headers, Object body, Duration timeout) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        headers.forEach(request::header);
        return send(request, timeout);
    }

    /** The client's own time-out ends with the head of a reply; this one holds for all of it. */
    private Reply send(HttpRequest.Builder request, Duration timeout) {
        var pending = http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_REPLY));
        try {
            var reply = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(reply.statusCode(), parsed(reply.body()));
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new OdooFailure(
                    timeout.compareTo(telling) < 0 ? Kind.OUT_OF_TIME : Kind.UNREACHABLE,
                    "Odoo did not answer within %d ms.".formatted(timeout.toMillis()),
                    null,
                    e);
        } catch (ExecutionException e) {
            throw new OdooFailure(Kind.UNREACHABLE, "Odoo cannot be reached.", null, e.getCause());
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new OdooFailure(Kind.UNREACHABLE, "The call was interrupted.", null, e);
        }
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * What came back.
     *
     * @param body missing if it is not JSON: Odoo shows pages for what it does not know
     */
    record Reply(int status, JsonNode body) {
        boolean isJson() {
            return !body.isMissingNode();
        }

        boolean succeeded() {
            return status == 200 && isJson();
        }
    }
}
