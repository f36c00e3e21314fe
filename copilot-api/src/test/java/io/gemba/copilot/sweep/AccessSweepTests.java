package io.gemba.copilot.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemba.copilot.sweep.SweptQuestions.Swept;
import io.gemba.copilot.testing.RunningWithOdoo;
import io.gemba.copilot.testing.TestClient;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every skill, asked by everybody, whatever their copilots are: nothing is told that Odoo does not let them read.
 * People of one plant are asked before and after something is made in the other, so that a figure that counts it in is
 * found as well as a name.
 */
@Tag("real-odoo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessSweepTests extends RunningWithOdoo {
    private static final List<String> OF_A =
            List.of("planner", "buyer", "ap", "quality", "maint", "supervisor", "finance", "governance");
    /** Who ask about each thing that was made: between them they may read it all. */
    private static final List<String> NAMING = List.of("planner", "finance");

    /** How it is said that something is not looked at, or not to the end. */
    private static final List<String> SAID =
            List.of("Not looked at", "There are more", "Only the first", "further", "n'ai");

    /** Of what goes on, it is told for how long by now. */
    private static final Set<String> RUNNING = Set.of("downtime", "shift-handover", "oee");

    private static final String OF_B = "plantb";
    private static final String OF_BOTH = "ops";
    private static final int AT_ONCE = 2;
    private final RealOdoo real = RealOdoo.running();
    private final OdooSays says = new OdooSays(real);
    private final Map<String, TestClient> clients = new HashMap<>();
    /** Of one plant's people, before and after the other plant's records were made. */
    private final Map<Shown, Shown> around = new LinkedHashMap<>();

    private final Map<Shown, Shown> both = new LinkedHashMap<>();
    /** About the other plant's records, by name, and about none. */
    private final Map<Shown, Shown> foreign = new LinkedHashMap<>();

    private final List<Shown> own = new ArrayList<>();
    private final List<String> miscounted = new ArrayList<>();
    private final List<Canary> made = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Canary a;

    @SuppressWarnings("NullAway.Init")
    private Canary b;

    @BeforeAll
    void ask() {
        var plants = ODOO.companies(OF_BOTH);
        var companyA = plants.getFirst().path("id").asLong();
        var companyB = plants.getLast().path("id").asLong();
        var all = SweptQuestions.all();
        var naming = SweptQuestions.naming();

        // Another test may have had Odoo away.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> with(ODOO.token(OF_BOTH))
                                .ask("Which purchase orders are late?")
                                .json()
                                .path("citations")
                                .size()
                        > 0);
        var ofBoth = asked(List.of(OF_BOTH), all, Names.DEMO_A);
        var ofA = asked(OF_A, all, Names.DEMO_A);
        b = Canary.in(real, companyB, "8888.88", "8666.66");
        made.add(b);
        around.putAll(again(ofA));
        count(around.values().stream());
        foreign.putAll(besideNothing(asked(NAMING, naming, b.names()), b));

        var ofB = asked(List.of(OF_B), all, Names.DEMO_B);
        a = Canary.in(real, companyA, "7777.77", "7666.66");
        made.add(a);
        around.putAll(again(ofB));
        count(around.values().stream().filter(it -> it.login().equals(OF_B)));
        foreign.putAll(besideNothing(asked(List.of(OF_B), naming, a.names()), a));

        both.putAll(again(ofBoth));
        own.addAll(asked(List.of(OF_BOTH), naming, a.names()));
        own.addAll(asked(List.of(OF_BOTH), naming, b.names()));
        own.addAll(asked(NAMING, naming, a.names()));
        own.addAll(asked(List.of(OF_B), naming, b.names()));
    }

    @AfterAll
    void putAway() {
        made.forEach(Canary::putAway);
    }

    private List<Shown> asked(List<String> logins, List<Swept> questions, Names names) {
        return asked(logins.stream()
                .flatMap(login -> questions.stream().map(it -> new Ask(login, it.skill(), names.in(it.question()))))
                .toList());
    }

    private List<Shown> asked(List<Ask> asks) {
        // Tokens of the panel do not last for all of it.
        clients.clear();
        asks.forEach(it -> clients.computeIfAbsent(it.login(), login -> with(ODOO.token(login))));
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return threads
                    .invokeAll(asks.stream()
                            .map(it -> (Callable<Shown>) () -> shown(it))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Shown shown(Ask ask) {
        var client = Objects.requireNonNull(clients.get(ask.login()));
        return new Shown(ask.login(), ask.skill(), ask.question(), client.ask(ask.question()));
    }

    /** What told of records, asked once more. */
    private Map<Shown, Shown> again(List<Shown> before) {
        var told = before.stream().filter(Shown::citesRecords).toList();
        return paired(
                told,
                asked(told.stream()
                        .map(it -> new Ask(it.login(), it.skill(), it.question()))
                        .toList()));
    }

    /** The same about names that nothing has. */
    private Map<Shown, Shown> besideNothing(List<Shown> hidden, Canary of) {
        return paired(
                hidden,
                asked(hidden.stream()
                        .map(it -> new Ask(it.login(), it.skill(), of.toNothing(it.question())))
                        .toList()));
    }

    private static Map<Shown, Shown> paired(List<Shown> one, List<Shown> other) {
        var pairs = new LinkedHashMap<Shown, Shown>();
        for (int n = 0; n < one.size(); n++) {
            pairs.put(one.get(n), other.get(n));
        }
        return pairs;
    }

    /** Holds how many records a figure is made of against what the asker can count. */
    private void count(Stream<Shown> answers) {
        var counted = new HashMap<List<Object>, Optional<Long>>();
        answers.forEach(shown -> shown.records().filter(it -> it.has("filter")).forEach(it -> {
            var model = it.path("model").asString();
            var filter = it.path("filter");
            var count = counted.computeIfAbsent(
                    List.of(shown.login(), model, filter.path("domain")),
                    key -> says.count(shown.login(), model, filter.path("domain")));
            if (!count.equals(Optional.of(filter.path("count").asLong()))) {
                miscounted.add(
                        "%s instead of %s of %s %s%n%s".formatted(filter.path("count"), count, model, filter, shown));
            }
        }));
    }

    private Stream<Shown> ofOnePlant() {
        return Stream.of(
                        around.keySet().stream(),
                        around.values().stream(),
                        foreign.keySet().stream(),
                        own.stream().filter(it -> !it.login().equals(OF_BOTH)))
                .flatMap(it -> it);
    }

    private Stream<Shown> all() {
        return Stream.of(ofOnePlant(), both.keySet().stream(), both.values().stream(), own.stream())
                .flatMap(it -> it)
                .distinct();
    }

    @Test
    void everySkillTellsSomebodySomething() {
        var told = all().filter(Shown::citesRecords).map(Shown::skill).collect(Collectors.toSet());

        assertThat(told).containsExactlyInAnyOrderElementsOf(SweptQuestions.skills());
    }

    @Test
    void nothingIsCalledAsOnlyRecordsAreThatTheAskerMayNotRead() {
        var hidden = new HashMap<String, Set<String>>();

        var leaks = ofOnePlant()
                .flatMap(shown -> hidden.computeIfAbsent(shown.login(), says::hidden).stream()
                        .filter(shown::names)
                        .filter(it -> !shown.question().contains(it))
                        .map(it -> "'%s' shows in %s".formatted(it, shown)))
                .toList();

        assertThat(leaks).isEmpty();
    }

    @Test
    void onlyRecordsAndFieldsAreCitedThatTheAskerMayRead() {
        var ids = new HashMap<List<String>, Set<Long>>();
        var fields = new HashMap<List<String>, Set<String>>();
        all().forEach(shown -> shown.records().forEach(it -> {
            var key = List.of(shown.login(), it.path("model").asString());
            it.path("recordIds")
                    .forEach(id ->
                            ids.computeIfAbsent(key, none -> new TreeSet<>()).add(id.asLong()));
            it.path("values")
                    .forEach(value -> fields.computeIfAbsent(key, none -> new TreeSet<>())
                            .add(value.path("field").asString()));
        }));

        assertThat(ids)
                .hasSizeGreaterThan(OF_A.size())
                .allSatisfy((key, cited) -> assertThat(says.readable(key.getFirst(), key.getLast(), cited))
                        .as(key.toString())
                        // Odoo removes quantities that have become nothing.
                        .containsAll(says.readable("admin", key.getLast(), cited)));
        assertThat(fields)
                .allSatisfy((key, cited) -> assertThat(says.fields(key.getFirst(), key.getLast()))
                        .as(key.toString())
                        .containsAll(cited));
    }

    @Test
    void whatIsCountedIsWhatTheAskerCanCount() {
        assertThat(around.values().stream().flatMap(Shown::records).filter(it -> it.has("filter")))
                .isNotEmpty();
        assertThat(miscounted).isEmpty();
    }

    @Test
    void noFigureOfOnePlantDependsOnWhatHappensInTheOther() {
        assertThat(around).allSatisfy((before, after) -> {
            if (!RUNNING.contains(before.skill()) || !Clocked.same(before.lasting(), after.lasting())) {
                assertThat(after.lasting()).as("%s%nafter%n%s", before, after).isEqualTo(before.lasting());
            }
        });
    }

    @Test
    void whoeverBelongsToBothPlantsSeesTheDifference() {
        var changed = both.entrySet().stream()
                .filter(it -> !it.getKey().lasting().equals(it.getValue().lasting()))
                .map(it -> it.getKey().skill())
                .collect(Collectors.toSet());

        assertThat(changed)
                .contains(
                        "shortages",
                        "late-purchases",
                        "supplier-performance",
                        "downtime",
                        "scrap-yield",
                        "maintenance-ranking",
                        "margin",
                        "unusual-invoices");
        var told = own.stream()
                .filter(it -> it.login().equals(OF_BOTH) && it.citesRecords())
                .map(Shown::skill)
                .collect(Collectors.toSet());
        assertThat(told)
                .containsAll(SweptQuestions.naming().stream().map(Swept::skill).collect(Collectors.toSet()));
    }

    @Test
    void aRecordOfTheOtherPlantReadsLikeOneThatDoesNotExist() {
        assertThat(foreign).allSatisfy((hidden, none) -> {
            var of = hidden.login().equals(OF_B) ? a : b;
            assertThat(of.toNothing(hidden.lasting().toString()))
                    .as("%s%nnone%n%s", hidden, none)
                    .isEqualTo(none.lasting().toString());
            assertThat(hidden.digits()).as(hidden.toString()).doesNotContain(of.amountDigits(), of.costDigits());
        });
    }

    @Test
    void whatIsTakenOutOfAnAnswerIsSaid() {
        var partial = all().filter(it -> it.outcome().equals("partial")).toList();

        assertThat(partial)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.notes())
                        .as(it.toString())
                        .anyMatch(note -> SAID.stream().anyMatch(note::contains)));
        assertThat(all())
                .allSatisfy(it -> assertThat(it.json().path("unsupported").isEmpty())
                        .as(it.toString())
                        .isTrue());
    }

    @Test
    void whatWasToldIsShownAgainWithAllThatItCites() {
        var client = with(ODOO.token(OF_BOTH));

        assertThat(both.values())
                .allSatisfy(told -> assertThat(client.get("/api/v1/conversations/"
                                        + told.json().path("conversationId").asString())
                                .json()
                                .at("/answers/0/citations"))
                        .as(told.toString())
                        .isEqualTo(told.json().path("citations")));
    }

    private record Ask(String login, String skill, String question) {}
}
