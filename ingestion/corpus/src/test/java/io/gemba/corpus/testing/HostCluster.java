package io.gemba.corpus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A throw-away cluster of the PostgreSQL that is installed on this host, stopped and removed with the process. */
final class HostCluster {
    private HostCluster() {}

    static TestServer start() {
        var programs = programs();
        try {
            var home = Files.createTempDirectory("gemba-test-postgres");
            var password = UUID.randomUUID().toString();
            var secret = Files.writeString(home.resolve("password"), password);
            var data = home.resolve("data");
            var port = freePort();
            if (isRoot()) {
                run(List.of("chown", "-R", "postgres", home.toString()));
            }
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            asServer(List.of(
                    programs.resolve("initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + secret,
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync"));
            // Benchmarks give it the memory that an installation has.
            var more = System.getenv("GEMBA_TEST_POSTGRES_OPTIONS");
            var options =
                    "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300 %s"
                            .formatted(port, more == null ? "" : more);
            var control = programs.resolve("pg_ctl").toString();
            asServer(List.of(
                    control,
                    "-D",
                    data.toString(),
                    "-l",
                    home.resolve("log").toString(),
                    "-w",
                    "-o",
                    options,
                    "start"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(control, data, home)));
            return new TestServer("jdbc:postgresql://127.0.0.1:%d/".formatted(port), "postgres", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(String control, Path data, Path home) {
        try {
            asServer(List.of(control, "-D", data.toString(), "-m", "immediate", "stop"));
            run(List.of("rm", "-rf", home.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path programs() {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no PostgreSQL for the tests: install one with pgvector, or set GEMBA_TEST_DATABASE", e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void asServer(List<String> command) throws IOException {
        var whole = new ArrayList<String>();
        if (isRoot()) {
            whole.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        whole.addAll(command);
        run(whole);
    }

    private static void run(List<String> command) throws IOException {
        var output = Files.createTempFile("gemba-test-postgres", ".out");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .directory(Path.of("/").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
