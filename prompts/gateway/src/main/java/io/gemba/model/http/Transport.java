package io.gemba.model.http;

import dev.langchain4j.http.client.HttpClientBuilder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * The connections to all providers. One client with one selector thread, whose work runs on virtual threads; redirects
 * are not followed, and HTTP/1.1 is spoken because some model servers break on the offer to upgrade.
 */
public final class Transport implements AutoCloseable {
    private final HttpClient client;

    public Transport(Duration connect) {
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connect)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * For LangChain4j's models. What they build blocks the caller, streaming too, and belongs inside an
     * {@link Exchange}.
     */
    public HttpClientBuilder builder(Framing framing) {
        return new UpstreamBuilder(client, framing);
    }

    /** For requests that are not to a model, such as for tokens. */
    public HttpClient client() {
        return client;
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
