package io.gemba.acceptance.bench;

import io.gemba.acceptance.running.Client;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Prints what answers about records cost beside what Odoo itself takes, how soon changes arrive, and how soon the panel
 * is there. It starts an installation of its own beside the Odoo that the environment names.
 */
public final class OdooBench {
    private static final String ROW = "%-62s %12s %12s%n";
    private static final String ORDERS = "mrp.production";
    private static final String LATE = "WH/MO/00455";
    private static final int ALONE = 60;
    private static final int ASKERS = 8;
    private static final int EACH = 25;
    private static final int CHANGES = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PEOPLE = List.of("planner", "buyer", "supervisor", "ops");
    private static final List<String> QUESTIONS = List.of(
            "Why is WH/MO/00455 late?",
            "Which purchase orders are late?",
            "How many TD-BR-NU2214 are in stock?",
            "What torque do the M12 cover screws on a TGX 63 get?",
            "Why is WH/MO/00455 late?");

    private final OdooServer odoo = OdooServer.given();
    private final Meter meter = Meter.before(odoo.url());
    private final Gemba gemba = Gemba.besideOdoo(meter.url());

    private OdooBench() {}

    /** Ends whatever happens, and with it the programs that were started. */
    public static void main(String[] args) {
        try {
            measure(new OdooBench());
            System.exit(0);
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(OdooBench bench) throws Exception {
        System.out.printf(ROW, "answers over records, extractive", "measured", "goal");
        bench.alone();
        new SkillTimes(bench.gemba, bench.odoo, bench.meter).print();
        bench.together();
        bench.changes();
        new PanelPaint(bench.gemba, bench.odoo).print();
    }

    private static void row(String what, Object measured, String goal) {
        System.out.printf(ROW, what, measured, goal);
    }

    private Client as(String login) {
        return gemba.withToken(odoo.panelToken(login));
    }

    private void alone() {
        var planner = as("planner");
        var order = odoo.idOf(ORDERS, LATE);
        IntStream.range(0, 10).forEach(n -> planner.ask("Why is it late?", ORDERS, order));
        meter.taken();
        var whole = new ArrayList<Duration>();
        var beyond = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        int most = 0;
        for (int n = 0; n < ALONE; n++) {
            var began = System.nanoTime();
            var answer = planner.ask("Why is it late?", ORDERS, order);
            var took = Duration.ofNanos(System.nanoTime() - began);
            if (answer.records().isEmpty()) {
                throw new IllegalStateException("no record was cited: " + answer);
            }
            var calls = meter.taken();
            most = Math.max(most, calls.size());
            whole.add(took);
            theirs.add(Meter.Call.busy(calls));
            beyond.add(took.minus(Meter.Call.busy(calls)));
        }
        row("why is this order late, 1 asker: p50 / p95 [ms]", Times.of(whole), "");
        row("of it Odoo's own time: p50 / p95 [ms]", Times.of(theirs), "");
        row("beyond it: p95 [ms]", Times.of(beyond).at(95), "< 400");
        row("calls to Odoo, at most", most, "<= 8");
    }

    private void together() throws Exception {
        var clients = PEOPLE.stream().map(this::as).toList();
        run(clients, 2);
        var times = run(clients, EACH);
        row(ASKERS + " askers at once, records and documents: p50 / p95 [ms]", times, "p95 < 1200");
    }

    private static Times run(List<Client> clients, int each) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<Duration>>>();
            for (int asker = 0; asker < ASKERS; asker++) {
                running.add(threads.submit(asking(clients.get(asker % clients.size()), asker, each)));
            }
            var times = new ArrayList<Duration>();
            for (var one : running) {
                times.addAll(one.get());
            }
            return Times.of(times);
        }
    }

    private static Callable<List<Duration>> asking(Client client, int asker, int each) {
        return () -> IntStream.range(0, each)
                .mapToObj(n -> {
                    var began = System.nanoTime();
                    client.ask(QUESTIONS.get((n + asker) % QUESTIONS.size()));
                    return Duration.ofNanos(System.nanoTime() - began);
                })
                .toList();
    }

    private void changes() throws InterruptedException {
        var order = odoo.idOf(ORDERS, LATE);
        var times = new ArrayList<Duration>();
        for (int n = 0; n < CHANGES; n++) {
            var before = deliveries();
            odoo.call(
                    "admin",
                    ORDERS,
                    "write",
                    Map.of("ids", List.of(order), "vals", Map.of("priority", n % 2 == 0 ? "1" : "0")));
            var began = Instant.now();
            while (deliveries() == before
                    && Duration.between(began, Instant.now()).compareTo(PATIENCE) < 0) {
                Thread.sleep(10);
            }
            times.add(Duration.between(began, Instant.now()));
        }
        row("from a save in Odoo to the event in Gemba: p50 / p95 [ms]", Times.of(times), "< 5000");
    }

    private long deliveries() {
        return gemba.database()
                .superuser()
                .sql("SELECT count(*) FROM odoo_delivery")
                .query(Long.class)
                .single();
    }
}
