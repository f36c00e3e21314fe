package io.gemba.acceptance.bench;

import io.gemba.acceptance.question.GradedQuestion;
import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Prints how long answers take over HTTP when one person asks, and when twenty do without a pause. Given an address and
 * tokens ({@code GEMBA_URL} and {@code GEMBA_TOKENS}, separated by spaces, or as arguments) it asks there, where the
 * API runs as process {@code GEMBA_API_PID}; else it starts an installation of its own with the demo plant.
 */
public final class AnswerBench {
    private static final int ASKERS = 20;
    private static final int ROUNDS = 2;
    private static final String ROW = "%-62s %12s %12s%n";

    private AnswerBench() {}

    public static void main(String[] args) throws Exception {
        var place = place(args);
        var asks = place.asks();
        System.out.printf(ROW, "answers over the demo plant, extractive", "measured", "goal");
        Run.of(asks, ASKERS, ROUNDS);
        var alone = Run.of(asks, 1, ROUNDS);
        var before = place.processorTime().get();
        var ownBefore = processorTime(ProcessHandle.current());
        var together = Run.of(asks, ASKERS, ROUNDS);
        var used = place.processorTime().get().minus(before);
        var own = processorTime(ProcessHandle.current()).minus(ownBefore);
        alone.print("1 asker", "");
        together.print(ASKERS + " askers at once", "< 300");
        row(
                "longer than alone, p95 [times]",
                "%.1f".formatted((double) together.at(95) / Math.max(1, alone.at(95))),
                "");
        if (used.isPositive()) {
            row("processor time of the API per answer [ms]", perAnswer(used, together), "");
        }
        row("processor time of the askers per answer [ms]", perAnswer(own, together), "");
        row("processors", Runtime.getRuntime().availableProcessors(), "");
        System.exit(together.errors() == 0 ? 0 : 1);
    }

    private static String perAnswer(Duration time, Run run) {
        return "%.1f".formatted(time.toMillis() / (double) run.times().size());
    }

    private static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Place place(String[] args) {
        var url = args.length > 0 ? args[0] : System.getenv("GEMBA_URL");
        if (url == null) {
            var gemba = Gemba.running();
            return new Place(asks(question -> gemba.as(question.as())), gemba.api()::processorTime);
        }
        var tokens = args.length > 1
                ? List.of(args).subList(1, args.length)
                : List.of(Optional.ofNullable(System.getenv("GEMBA_TOKENS"))
                        .orElseThrow(() -> new IllegalArgumentException("no tokens; set GEMBA_TOKENS"))
                        .split(" "));
        var api = Optional.ofNullable(System.getenv("GEMBA_API_PID"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
        return new Place(
                asks(question -> holding(url, tokens, question)),
                () -> api.map(AnswerBench::processorTime).orElse(Duration.ZERO));
    }

    private static Client holding(String url, List<String> tokens, GradedQuestion question) {
        var token = tokens.get(Math.floorMod(question.id().hashCode(), tokens.size()));
        return new Client(URI.create(url), Map.of("Authorization", "Bearer " + token));
    }

    private static List<Ask> asks(Function<GradedQuestion, Client> asker) {
        return GradedQuestion.all()
                .map(question -> new Ask(asker.apply(question), question.ask()))
                .toList();
    }

    private static void row(String what, Object measured, String goal) {
        System.out.printf(ROW, what, measured, goal);
    }

    /**
     * Where is asked.
     *
     * @param processorTime that the API has used so far; zero where that cannot be seen
     */
    private record Place(List<Ask> asks, Supplier<Duration> processorTime) {}

    /** A question and who asks it. */
    private record Ask(Client client, String text) {
        /** How long the answer took; negative if there was none. */
        long milliseconds() {
            var began = System.nanoTime();
            var reply = client.post("/api/v1/questions", Map.of("text", text));
            var took = Duration.ofNanos(System.nanoTime() - began).toMillis();
            return reply.status() == 200 ? took : -1;
        }
    }

    /**
     * What a number of askers saw.
     *
     * @param times of the answers in milliseconds, sorted
     */
    private record Run(List<Long> times, long errors, Duration all) {

        /** Lets each asker ask all questions, each beginning with another one. */
        static Run of(List<Ask> asks, int askers, int rounds) throws Exception {
            var began = System.nanoTime();
            var results = new ArrayList<Long>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<Long>>> running = IntStream.range(0, askers)
                        .mapToObj(asker -> threads.submit(() -> IntStream.range(0, asks.size() * rounds)
                                .mapToObj(n ->
                                        asks.get((n + asker * 7) % asks.size()).milliseconds())
                                .toList()))
                        .toList();
                for (var one : running) {
                    results.addAll(one.get());
                }
            }
            var times = results.stream().filter(it -> it >= 0).sorted().toList();
            return new Run(times, results.size() - times.size(), Duration.ofNanos(System.nanoTime() - began));
        }

        long at(int percent) {
            return times.get(Math.min(times.size() - 1, times.size() * percent / 100));
        }

        void print(String who, String goal) {
            row(who + ": p50 / p99 [ms]", at(50) + " / " + at(99), "");
            row(who + ": p95 [ms]", at(95), goal);
            row(who + ": answers per second", "%.1f".formatted(times.size() * 1000.0 / all.toMillis()), "");
            row(who + ": errors", errors, "0");
        }
    }
}
