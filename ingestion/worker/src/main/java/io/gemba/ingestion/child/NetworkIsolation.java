package io.gemba.ingestion.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes the network away from child processes, where the system lets us. */
public final class NetworkIsolation {
    private final List<String> prefix;

    private NetworkIsolation(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Finds out what this system permits. */
    public static NetworkIsolation probe() {
        for (var prefix : List.of(List.of("unshare", "--net"), List.of("unshare", "--map-root-user", "--net"))) {
            if (works(prefix)) {
                return new NetworkIsolation(prefix);
            }
        }
        return new NetworkIsolation(List.of());
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** True if children run without a network. */
    public boolean isActive() {
        return !prefix.isEmpty();
    }

    /** What to put before a command. */
    List<String> prefix() {
        return prefix;
    }
}
