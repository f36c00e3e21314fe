package io.gemba.acceptance.running;

import io.gemba.corpus.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The data folder of an installation, prepared as an operator does it.
 *
 * @param folders watched, by name
 */
record Home(Path path, int apiPort, int workerPort, Map<String, Path> folders) {
    private static final Path PROGRAMS = Path.of(System.getProperty("gemba.programs", "target/programs"));
    private static final Path DIRECTORY = Path.of("../demo/directory.yaml");

    /** With an access file there, an empty inbox is empty, and not a disk that is away. */
    private static final String NOBODY = "{company: ALL, audience: [group:base.group_system]}";

    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);

    static Home create(boolean withPlant) {
        try {
            var path = Files.createTempDirectory("gemba-acceptance");
            Files.copy(DIRECTORY, path.resolve("directory.yaml"));
            var folders = withPlant
                    ? Map.of("plant", path.resolve("plant"), "inbox", path.resolve("inbox"))
                    : Map.of("inbox", path.resolve("inbox"));
            for (var folder : folders.values()) {
                Files.createDirectory(folder);
            }
            Files.writeString(path.resolve("inbox/access.yaml"), NOBODY);
            return new Home(path, freePort(), freePort(), folders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells both programs where everything is. The folders are looked at more often than one would in earnest, and a
     * busy machine gets longer to read a page.
     */
    void configure(TestDatabase database, String url, String more) throws IOException {
        var watched = new StringBuilder();
        folders.forEach((name, folder) -> watched.append("{name: %s, path: \"%s\"}, ".formatted(name, folder)));
        Files.writeString(path.resolve("gemba.yaml"), """
            spring: {datasource: {url: "%s"}}
            gemba:
              sources: {folders: [%s], interval: 1s, settle: 200ms}
              reader: {folder: "%s", silence: 5m}
            %s
            """.formatted(url, watched, path.resolve("reader"), more));
        for (var role : List.of("owner", "api", "worker")) {
            var folder = Files.createDirectories(path.resolve("secrets").resolve(role));
            Files.writeString(folder.resolve("spring.datasource.password"), database.password("gemba_" + role));
        }
    }

    /** Runs one of the API's commands and gives what it prints. */
    String command(String... arguments) {
        var command = java("-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", jar("gemba-copilot-api"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Writes the demo plant into its folder. */
    void writePlant() {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        run(java(
                "-cp", classes, "io.gemba.demo.DemoPlant", path.resolve("plant").toString()));
    }

    Program api() {
        return program(List.of(), "gemba-copilot-api", apiPort, "api.log");
    }

    /** Gives precedence to all others if it yields. */
    Program worker(boolean yields) {
        return program(yields ? List.of("nice", "-n", "10") : List.of(), "gemba-worker", workerPort, "worker.log");
    }

    /** How many documents lie in the watched folders. */
    long files() {
        return folders.values().stream().mapToLong(Home::files).sum();
    }

    private static long files(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("access.yaml"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        try (var all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A program that is just ending may still write; the system clears its temporary folder.
        }
    }

    private Program program(List<String> precedence, String artifact, int port, String log) {
        var health = URI.create("http://127.0.0.1:%d/actuator/health".formatted(port));
        var command = new ArrayList<>(precedence);
        command.addAll(java("-Xmx512m", "-jar", jar(artifact)));
        return new Program(command, environment(), health, path.resolve(log));
    }

    private Map<String, String> environment() {
        return Map.of(
                "GEMBA_HOME", path.toString(),
                "GEMBA_API_PORT", String.valueOf(apiPort),
                "GEMBA_WORKER_PORT", String.valueOf(workerPort));
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(arguments));
        return command;
    }

    private static String jar(String artifact) {
        var jar = PROGRAMS.resolve(artifact + "-exec.jar").toAbsolutePath();
        if (Files.notExists(jar)) {
            throw new IllegalStateException(jar + " is missing; `mvn verify` puts it there");
        }
        return jar.toString();
    }

    private String run(List<String> command) {
        try {
            var output = Files.createTempFile(path, "command", ".out");
            var errors = Files.createTempFile(path, "command", ".err");
            var builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment());
            var process = builder.start();
            if (!process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("%s failed: %s%s"
                        .formatted(command.getLast(), Files.readString(output), Files.readString(errors)));
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command runs", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
