package io.gemba.model.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.gemba.model.Cancellation.Registration;
import io.gemba.model.FailureReason;
import io.gemba.model.ModelFailed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's HTTP client for one provider. Unlike its own, it reads a stream on the calling thread: that one parses
 * every stream on the common pool, some 256 in a process.
 */
record Upstream(java.net.http.HttpClient client, Framing framing) implements HttpClient {
    private static final int LONGEST_ERROR = 64 * 1024;

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<ResponseBytes> response = open(request);
        try (ResponseBytes body = response.body()) {
            return head(response).body(body.readAllBytes()).build();
        } catch (IOException e) {
            throw new ModelFailed(new FailureReason.Cut());
        }
    }

    /** Blocks until the stream has ended, and throws rather than calling {@code onError}. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser ignored, ServerSentEventListener listener) {
        HttpResponse<ResponseBytes> response = open(request);
        try (ResponseBytes body = response.body()) {
            listener.onOpen(head(response).build());
            new StreamedReply(new Frames(framing, body), body, listener).handOver();
        } catch (IOException e) {
            throw new ModelFailed(new FailureReason.Cut());
        }
    }

    private HttpResponse<ResponseBytes> open(HttpRequest request) {
        HttpResponse<ResponseBytes> response = send(toJdk(request), Exchange.current());
        if (response.statusCode() / 100 == 2) {
            Exchange.current().answer();
            return response;
        }
        throw new ModelFailed(reason(response));
    }

    private static FailureReason reason(HttpResponse<ResponseBytes> response) {
        String text = "";
        try (ResponseBytes body = response.body()) {
            text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
        } catch (IOException | ModelFailed e) {
            Exchange.current().throwIfOver();
        }
        return ErrorReply.parse(text).reason(response.statusCode(), RetryAfter.in(response.headers(), Instant.now()));
    }

    private HttpResponse<ResponseBytes> send(java.net.http.HttpRequest request, Exchange exchange) {
        exchange.throwIfOver();
        exchange.send();
        Sent sent = new Sent(exchange);
        CompletableFuture<HttpResponse<ResponseBytes>> response = client.sendAsync(request, sent);
        try (Registration cancelling = exchange.cancellation().onCancel(() -> sent.abandon(response))) {
            return response.get(exchange.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sent.abandon(response);
            throw exchange.impatience();
        } catch (CancellationException e) {
            throw new ModelFailed(new FailureReason.Cancelled());
        } catch (InterruptedException e) {
            sent.abandon(response);
            Thread.currentThread().interrupt();
            throw new ModelFailed(new FailureReason.Cancelled());
        } catch (ExecutionException e) {
            exchange.throwIfOver();
            throw new ModelFailed(broken(e.getCause()));
        }
    }

    private static FailureReason broken(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException e -> unreachable(e);
            case HttpTimeoutException e -> unreachable(e);
            case SSLException e -> unreachable(e);
            case UnresolvedAddressException e -> unreachable(e);
            case null, default -> new FailureReason.Cut();
        };
    }

    private static FailureReason unreachable(Exception cause) {
        return new FailureReason.Unreachable(cause.getClass().getSimpleName());
    }

    private static SuccessfulHttpResponse.Builder head(HttpResponse<ResponseBytes> response) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map());
    }

    private static java.net.http.HttpRequest toJdk(HttpRequest request) {
        var jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        return jdk.build();
    }
}
