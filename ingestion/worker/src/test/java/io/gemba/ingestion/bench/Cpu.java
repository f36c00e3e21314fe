package io.gemba.ingestion.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what two programs cost, in processor seconds of this process, native threads included. */
final class Cpu {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Cpu() {}

    /**
     * Runs both in turn, so that what else the machine does falls on both.
     *
     * @param rounds that are counted, after one that is not
     */
    static Costs compare(int rounds, Program bare, Program ours) throws Exception {
        var costs = new Costs(new ArrayList<>(), new ArrayList<>());
        for (int round = -1; round < rounds; round++) {
            var bareSeconds = seconds(bare);
            var ourSeconds = seconds(ours);
            if (round >= 0) {
                costs.bare.add(bareSeconds);
                costs.ours.add(ourSeconds);
            }
        }
        return costs;
    }

    private static double seconds(Program program) throws Exception {
        var before = SYSTEM.getProcessCpuTime();
        program.run();
        return (SYSTEM.getProcessCpuTime() - before) / 1e9;
    }

    /** Prints a row of the table that all benchmarks print. */
    static void row(String what, Object measured, String goal) {
        System.out.printf("%-62s %12s %12s%n", what, measured, goal);
    }

    /** A folder of the data to be measured with, where the environment names any. */
    static Optional<Path> data(String folder) {
        return Optional.ofNullable(System.getenv("GEMBA_BENCH_DATA"))
                .map(data -> Path.of(data, folder))
                .filter(Files::isDirectory);
    }

    /** What is measured. */
    @FunctionalInterface
    interface Program {
        void run() throws Exception;
    }

    /** Processor seconds of each round. */
    record Costs(List<Double> bare, List<Double> ours) {
        double bareSeconds() {
            return bare.stream().mapToDouble(Double::doubleValue).sum();
        }

        double ourSeconds() {
            return ours.stream().mapToDouble(Double::doubleValue).sum();
        }

        double ratio() {
            return ourSeconds() / bareSeconds();
        }
    }
}
