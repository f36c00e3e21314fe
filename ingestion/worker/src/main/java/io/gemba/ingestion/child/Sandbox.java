package io.gemba.ingestion.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the system lets us take away from child processes: the network, and the sight of other processes, whose memory
 * and environment hold passwords.
 *
 * @param prefix what to put before a command
 * @param withoutNetwork true if children run without a network
 * @param withoutProcesses true if children see no process but themselves
 */
public record Sandbox(List<String> prefix, boolean withoutNetwork, boolean withoutProcesses) {
    private static final List<String> AS_ROOT = List.of("unshare");
    private static final List<String> AS_USER = List.of("unshare", "--map-root-user");
    private static final List<String> NETWORK = List.of("--net");
    private static final List<String> PROCESSES =
            List.of("--net", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc");

    public Sandbox {
        prefix = List.copyOf(prefix);
    }

    /** Finds out what this system permits. */
    public static Sandbox probe() {
        for (var taken : List.of(PROCESSES, NETWORK)) {
            for (var program : List.of(AS_ROOT, AS_USER)) {
                var prefix = new ArrayList<>(program);
                prefix.addAll(taken);
                if (works(prefix)) {
                    return new Sandbox(prefix, true, taken == PROCESSES);
                }
            }
        }
        return new Sandbox(List.of(), false, false);
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
}
