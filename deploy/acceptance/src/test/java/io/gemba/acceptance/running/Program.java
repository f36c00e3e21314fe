package io.gemba.acceptance.running;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the two programs: a process that can be started, killed and started again. */
public final class Program {
    private static final Duration START = Duration.ofMinutes(6);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> command;
    private final Map<String, String> environment;
    private final URI health;
    private final File log;
    private @Nullable Process process;

    Program(List<String> command, Map<String, String> environment, URI health, Path log) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.health = health;
        this.log = log.toFile();
    }

    /** Starts the program and returns at once. */
    public void start() {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the program says that it is well. */
    public void awaitReady() {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process().isAlive()) {
                throw new IllegalStateException("ended while starting:\n" + log());
            }
            return isWell();
        });
    }

    /** Ends the program as {@code kill -9} does: it is told nothing, and neither are its children. */
    public void kill() {
        process().destroyForcibly();
        awaitEnd();
    }

    /** Ends the processes that the program has started, as {@code kill -9} does. */
    public void killChildren() {
        children().forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks the program to end, as an operator does. */
    public void stop() {
        process().destroy();
        awaitEnd();
    }

    /** The processes that the program has started and that are alive. */
    public List<ProcessHandle> children() {
        return process().descendants().filter(ProcessHandle::isAlive).toList();
    }

    /** The id of the process. */
    public long pid() {
        return process().pid();
    }

    /** How much processor time the program has used, its children's aside. */
    public Duration processorTime() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the program has logged, all starts together. */
    public String log() {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends everything, whatever state it is in. */
    void end() {
        if (process != null) {
            var children = children();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private boolean isWell() {
        try {
            var request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program starts", e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process().waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("does not end:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program ends", e);
        }
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException("was never started");
        }
        return process;
    }
}
