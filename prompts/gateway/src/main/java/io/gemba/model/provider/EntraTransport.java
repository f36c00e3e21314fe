package io.gemba.model.provider;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets MSAL use the gateway's connections, which follow no redirects. */
record EntraTransport(HttpClient client) implements IHttpClient {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private record Response(int statusCode, Map<String, List<String>> headers, String body) implements IHttpResponse {}

    @Override
    public IHttpResponse send(com.microsoft.aad.msal4j.HttpRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder jdk =
                HttpRequest.newBuilder(URI.create(request.url().toString())).timeout(LONGEST);
        Optional.ofNullable(request.headers()).ifPresent(headers -> headers.forEach(jdk::header));
        if (request.httpMethod() == HttpMethod.GET) {
            jdk.GET();
        } else {
            jdk.POST(BodyPublishers.ofString(request.body()));
        }
        HttpResponse<String> response = client.send(jdk.build(), BodyHandlers.ofString());
        return new Response(response.statusCode(), response.headers().map(), response.body());
    }
}
