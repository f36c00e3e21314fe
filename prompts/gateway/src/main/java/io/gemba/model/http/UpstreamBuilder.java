package io.gemba.model.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** Builds clients over connections that are there already; times out by the {@link Exchange}, not by these settings. */
record UpstreamBuilder(java.net.http.HttpClient client, Framing framing) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
        return client.connectTimeout().orElse(Duration.ZERO);
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return Duration.ZERO;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return new Upstream(client, framing);
    }
}
