package io.gemba.model.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Watches this process while something runs in it. */
final class Watch implements AutoCloseable {
    private final Thread sampler;
    private final long cpuAtStart = cpuNanos();
    private volatile int mostThreads;
    private volatile long liveHeap;
    private volatile boolean closed;

    Watch() {
        sampler = Thread.ofPlatform().daemon().start(this::sample);
    }

    private void sample() {
        while (!closed) {
            mostThreads =
                    Math.max(mostThreads, ManagementFactory.getThreadMXBean().getThreadCount());
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Collects garbage after a while, and remembers what is left. */
    void collectAfter(Duration time) {
        LockSupport.parkNanos(time.toNanos());
        System.gc();
        liveHeap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    int mostThreads() {
        return mostThreads;
    }

    /** In megabytes. */
    long liveHeap() {
        return liveHeap / 1_000_000;
    }

    double cpuSeconds() {
        return (cpuNanos() - cpuAtStart) / 1e9;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        sampler.join();
    }
}
