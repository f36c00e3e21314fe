package io.gemba.model.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The least one can do to read a stream: the JDK's client, and the first line that holds text. */
public final class RawClient implements AutoCloseable {
    private static final String BODY = """
            {"model":"some-model","messages":[{"role":"user","content":"Which torque?"}],"stream":true}""";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final HttpRequest request;

    public RawClient(URI url) {
        this.request = HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY))
                .build();
    }

    /** Reads one stream to its end and says how long its first text took. */
    Duration firstText() throws IOException, InterruptedException {
        return first("Tighten");
    }

    /** Reads one stream to its end and says how long it took until some text was in it. */
    public Duration first(String text) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long first = 0;
        try (var lines = new BufferedReader(new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (first == 0 && line.contains(text)) {
                    first = System.nanoTime();
                }
            }
        }
        return Duration.ofNanos(first - began);
    }

    @Override
    public void close() {
        client.close();
    }
}
