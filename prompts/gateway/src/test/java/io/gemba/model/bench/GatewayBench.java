package io.gemba.model.bench;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.model.Cancellation;
import io.gemba.model.ModelCall;
import io.gemba.model.routing.RoutingModelGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints a table of what the gateway costs, beside the goals. */
public final class GatewayBench {
    private static final int ROUNDS = 40;

    private GatewayBench() {}

    public static void main(String[] args) throws Exception {
        Benches.row("model gateway", "measured", "goal");
        addedTimeToFirstToken();
        manyStreamsAtOnce(500);
        System.exit(0);
    }

    private static void addedTimeToFirstToken() throws Exception {
        try (StubProcess stub = StubProcess.streaming(20, Duration.ofMillis(50));
                RawClient raw = new RawClient(stub.url());
                RoutingModelGateway gateway = Benches.gateway(stub.url())) {
            List<Duration> rawTimes = new ArrayList<>();
            List<Duration> gatewayTimes = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                List<Duration> rawRound = Benches.atOnce(50, raw::firstText);
                List<Duration> gatewayRound = Benches.atOnce(50, () -> firstText(gateway));
                if (round >= ROUNDS / 2) {
                    rawTimes.addAll(rawRound);
                    gatewayTimes.addAll(gatewayRound);
                }
            }
            Percentiles bare = new Percentiles(rawTimes);
            Percentiles ours = new Percentiles(gatewayTimes);
            Benches.row("50 streams: first token, JDK client, p50 / p99", bare.at(50) + " / " + bare.at(99), "");
            Benches.row("50 streams: first token, gateway, p50 / p99", ours.at(50) + " / " + ours.at(99), "");
            Benches.row("50 streams: time added to the first token, p50 [ms]", ours.at(50) - bare.at(50), "< 10");
        }
    }

    /** The bare client comes first, so that neither is held against a stub that has just started. */
    private static void manyStreamsAtOnce(int streams) throws Exception {
        try (StubProcess stub = StubProcess.streaming(160, Duration.ofMillis(50));
                RawClient raw = new RawClient(stub.url());
                RoutingModelGateway gateway = Benches.gateway(stub.url());
                Watch watch = new Watch()) {
            Benches.atOnce(streams, raw::firstText);
            Percentiles bare = new Percentiles(Benches.atOnce(streams, raw::firstText));
            AtomicInteger finished = new AtomicInteger();
            double cpuBefore = watch.cpuSeconds();
            long began = System.nanoTime();
            Thread.ofVirtual().start(() -> watch.collectAfter(Duration.ofSeconds(6)));
            List<Duration> times = Benches.atOnce(streams, () -> {
                Duration first = firstText(gateway);
                finished.incrementAndGet();
                return first;
            });
            double seconds = (System.nanoTime() - began) / 1e9;
            Percentiles first = new Percentiles(times);
            Benches.row(streams + " streams of 8 s: finished", finished.get(), String.valueOf(streams));
            Benches.row(streams + " streams of 8 s: all done after [s]", "%.1f".formatted(seconds), "");
            Benches.row(
                    streams + " streams of 8 s: first token, JDK client, p50 / p99",
                    bare.at(50) + " / " + bare.at(99),
                    "");
            Benches.row(streams + " streams of 8 s: first token, gateway, p50", first.at(50), "");
            Benches.row(streams + " streams of 8 s: first token, gateway, p99 [ms]", first.at(99), "< 1500");
            Benches.row(streams + " streams of 8 s: platform threads, most", watch.mostThreads(), "< 60");
            Benches.row(streams + " streams of 8 s: live heap while streaming [MB]", watch.liveHeap(), "< 150");
            Benches.row(streams + " streams of 8 s: CPU [s]", "%.1f".formatted(watch.cpuSeconds() - cpuBefore), "");
        }
    }

    private static Duration firstText(RoutingModelGateway gateway) {
        long began = System.nanoTime();
        long[] first = {0};
        gateway.stream(call(), new Cancellation(), text -> {
            if (first[0] == 0) {
                first[0] = System.nanoTime();
            }
        });
        return Duration.ofNanos(first[0] - began);
    }

    private static ModelCall call() {
        return new ModelCall(
                new TenantId(1),
                "bench/gateway",
                Classification.INTERNAL,
                "0".repeat(64),
                ChatRequest.builder()
                        .messages(UserMessage.from("Which torque?"))
                        .build(),
                Instant.now().plusSeconds(40));
    }
}
