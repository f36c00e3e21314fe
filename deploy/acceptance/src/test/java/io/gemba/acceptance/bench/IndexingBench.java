package io.gemba.acceptance.bench;

import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import io.gemba.acceptance.running.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Prints how long the pages of somebody take who works in Odoo while the worker reads files and messages there, beside
 * how long they take before it begins. {@code GEMBA_TEST_ODOO_BOT_KEY} names the file for the bot's key.
 */
public final class IndexingBench {
    private static final String ROW = "%-34s %26s %26s %9s%n";
    private static final Duration GOAL = Duration.ofSeconds(1);
    private static final Duration BASELINE = Duration.ofSeconds(Integer.getInteger("gemba.bench.baseline", 120));
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("gemba.bench.minutes", 60));
    private static final Duration LOOK = Duration.ofSeconds(10);
    /** The worker looks for changes every half minute: after two without any it has read all there is. */
    private static final Duration NOTHING_NEW = Duration.ofSeconds(75);

    private final OdooServer odoo = OdooServer.given();
    private final Visitor visitor = new Visitor(odoo, "planner");

    private IndexingBench() {}

    /** Ends whatever happens, and with it the programs that were started. */
    public static void main(String[] args) {
        try {
            new IndexingBench().measure();
            System.exit(0);
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void measure() {
        visitor.warm();
        var until = Instant.now().plus(BASELINE);
        while (Instant.now().isBefore(until)) {
            visitor.visit();
        }
        var before = visitor.taken();
        var gemba = Gemba.withBot(Path.of(System.getenv("GEMBA_TEST_ODOO_BOT_KEY")));
        // What the start of two programs costs is not what reading costs.
        visitor.taken();
        var reading = follow(gemba);
        print(before, visitor.taken());
        System.out.println();
        System.out.printf("%-62s %12s%n", "read from Odoo: documents", reading.registered());
        System.out.printf("%-62s %12.0f%n", "each minute", reading.perMinute());
        System.out.printf("%-62s %12s%n", "searchable at the end", reading.indexed());
        System.out.printf("%-62s %12s%n", "the worker with what it starts, at most [MB]", reading.most() / 1024);
    }

    private Reading follow(Gemba gemba) {
        var began = Instant.now();
        var reading = new Reading(0, 0, 0, began, began);
        var next = Instant.now();
        while (Instant.now().isBefore(began.plus(LONGEST))
                && Instant.now().isBefore(reading.last().plus(NOTHING_NEW))) {
            visitor.visit();
            if (Instant.now().isAfter(next)) {
                reading = reading.with(
                        count(gemba, "received", "processing", "indexed", "failed", "rejected"),
                        count(gemba, "indexed"),
                        memory(gemba.worker()));
                System.err.println(reading);
                next = Instant.now().plus(LOOK);
            }
        }
        return reading;
    }

    private static long count(Gemba gemba, String... states) {
        return gemba.database()
                .superuser()
                .sql("SELECT count(*) FROM document WHERE source = 'odoo' AND state = ANY (:states)")
                .param("states", states)
                .query(Long.class)
                .single();
    }

    /** Kilobytes of it and of all that it has started. */
    private static long memory(Program program) {
        return LongStream.concat(
                        LongStream.of(program.pid()),
                        program.children().stream().mapToLong(ProcessHandle::pid))
                .map(IndexingBench::resident)
                .sum();
    }

    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
                    .filter(it -> it.startsWith("VmRSS:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            if (!ProcessHandle.of(pid).isPresent()) {
                return 0;
            }
            throw new UncheckedIOException(e);
        }
    }

    private static void print(Map<String, List<Duration>> before, Map<String, List<Duration>> during) {
        System.out.printf(
                ROW, "pages of somebody in Odoo [ms]", "alone: p50 / p95 / max", "while it reads: same", "goal");
        before.forEach((page, alone) -> {
            var beside = Times.of(during.getOrDefault(page, List.of(Duration.ZERO)));
            var within = beside.at(100) < GOAL.toMillis() ? "< 1 s" : "MISSED";
            System.out.printf(ROW, page, whole(Times.of(alone)), whole(beside), within);
        });
        System.out.printf(
                "%-62s %12s%n",
                "pages opened while it reads",
                during.values().stream().mapToInt(List::size).sum());
    }

    private static String whole(Times times) {
        return times + " / " + times.at(100);
    }

    /**
     * How far the worker has come.
     *
     * @param registered documents of Odoo's that it knows
     * @param most kilobytes that it has held
     * @param last when another one came
     */
    private record Reading(long registered, long indexed, long most, Instant began, Instant last) {
        Reading with(long nowRegistered, long nowIndexed, long memory) {
            return new Reading(
                    nowRegistered,
                    nowIndexed,
                    Math.max(most, memory),
                    began,
                    nowRegistered > registered ? Instant.now() : last);
        }

        double perMinute() {
            return registered
                    * 60_000.0
                    / Math.max(1, Duration.between(began, last).toMillis());
        }
    }
}
