package io.gemba.model.bench;

import io.gemba.model.testing.ScriptedModelServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A stub model in a process of its own, so that it does not share memory and threads with what is measured. */
public final class StubProcess implements AutoCloseable {
    private final Process process;
    private final URI url;

    private StubProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one that streams so many tokens, the eleventh of each twelve ending a sentence. */
    public static StubProcess streaming(int tokens, Duration interval) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScriptedModelServer.class.getName(),
                        "VLLM",
                        String.valueOf(tokens),
                        String.valueOf(interval.toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new StubProcess(process, URI.create(output.readLine()));
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
