package io.gemba.copilot.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.RecordAccess;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.sweep.SweptQuestions.Swept;
import io.gemba.copilot.testing.FaultyOdoo;
import io.gemba.copilot.testing.FaultyOdoo.Call;
import io.gemba.copilot.testing.FaultyOdoo.Fault;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every skill, with one thing after another that it cannot read: a right that is missing, an app that is not installed,
 * an Odoo that goes away in the middle. It says so, tells the rest, and makes nothing up.
 */
@Tag("real-odoo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LackSweepTests {
    private static final String MAY_READ_ALL = "ops";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration TO_TELL = Duration.ofSeconds(8);
    /** By what their models begin with. */
    private static final Set<String> APPS =
            Set.of("mrp", "stock", "purchase", "sale", "account", "maintenance", "quality");

    private static final Map<Fault, String> SAID = Map.of(
            Fault.DENIED, "You may not read",
            Fault.ABSENT, "not installed",
            Fault.UNAVAILABLE, "Odoo did not answer in time",
            Fault.CUT, "Odoo did not answer in time",
            Fault.SLOW, "Odoo did not answer in time");

    private final RealOdoo real = RealOdoo.running();
    private final ModelCatalogue catalogue = new ModelCatalogue();

    @SuppressWarnings("NullAway.Init")
    private FaultyOdoo faulty;

    @SuppressWarnings("NullAway.Init")
    private Asking asking;

    @SuppressWarnings("NullAway.Init")
    private RecordAccess access;

    /** The first question of all waits until the choice of skills has been learned. */
    @BeforeAll
    void learn() {
        new Asking(real).ask(MAY_READ_ALL, "Which purchase orders are late?");
    }

    /** Anew each time: what a question before has left under way is not counted. */
    @BeforeEach
    void enter() {
        faulty = FaultyOdoo.before(real.url());
        asking = new Asking(real, real.odoo(faulty.url()), catalogue);
        access = asking.access(MAY_READ_ALL);
    }

    @AfterEach
    void close() {
        faulty.close();
    }

    static Stream<Swept> questions() {
        return SweptQuestions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void saysWhatTheAskerMayNotReadAndTellsTheRest(Swept swept) {
        var question = Names.DEMO_A.in(swept.question());
        models(question).forEach(it -> without(question, Set.of(it), Fault.DENIED));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void saysWhatIsNotInstalledAndTellsTheRest(Swept swept) {
        var question = Names.DEMO_A.in(swept.question());
        models(question).stream()
                .collect(Collectors.groupingBy(it -> it.substring(0, it.indexOf('.')), Collectors.toSet()))
                .forEach((app, models) -> {
                    if (APPS.contains(app) && !isMore(swept, app)) {
                        without(question, models, Fault.ABSENT);
                    }
                });
    }

    /** True if an app brings only what nobody misses who does without it. */
    private static boolean isMore(Swept swept, String app) {
        return swept.skill().equals("downtime") && app.equals("maintenance");
    }

    private void without(String question, Set<String> models, Fault fault) {
        var whole = Asking.told(ask(question));
        // What is known of an Odoo by now is not asked again.
        var anew = new Asking(real, real.odoo(faulty.url()), new ModelCatalogue());
        var again = anew.access(MAY_READ_ALL);
        faulty.failing(call -> models.contains(call.model()) ? fault : Fault.NONE);
        var outcome = anew.ask(again, question, PATIENCE);
        var asked = faulty.restored();

        assertThat(asked).as("%s reads %s", question, models).anyMatch(it -> models.contains(it.model()));
        assertSaid(outcome, whole, fault, question + " without " + models);
        assertThat(evidence(outcome))
                .as("%s without %s", question, models)
                .noneMatch(it -> models.contains(it.model()));
    }

    /** The models that are read for a question. */
    private Set<String> models(String question) {
        faulty.failing(call -> Fault.NONE);
        Asking.told(ask(question));
        return faulty.restored().stream().map(Call::model).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void saysThatOdooWentAwayInTheMiddle(Swept swept) {
        var question = Names.DEMO_A.in(swept.question());
        var whole = Asking.told(ask(question));
        faulty.failing(call -> Fault.NONE);
        Asking.told(ask(question));
        var calls = faulty.restored().size();
        for (var after : new TreeSet<>(List.of(0, 1, calls / 2, calls - 1))) {
            var fault = after % 2 == 0 ? Fault.UNAVAILABLE : Fault.CUT;
            // One that has just been away would not be asked at all.
            var there = new Asking(real, real.odoo(faulty.url()), catalogue);
            var again = there.access(MAY_READ_ALL);
            faulty.failing(call -> call.n() < after ? Fault.NONE : fault);
            var outcome = there.ask(again, question, PATIENCE);
            faulty.restored();

            var as = "%s after %d of %d calls".formatted(question, after, calls);
            assertSaid(outcome, whole, fault, as);
            if (outcome instanceof Outcome.Away away) {
                assertThat(away.since()).as(as).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void waitsNoLongerThanTheAskerForAnOdooThatIsSlow(Swept swept) {
        var question = Names.DEMO_A.in(swept.question());
        var whole = Asking.told(ask(question));
        var there = new Asking(real, real.odoo(faulty.url()), catalogue);
        var again = there.access(MAY_READ_ALL);
        faulty.failing(call -> call.n() < 1 ? Fault.NONE : Fault.SLOW);
        var began = Instant.now();

        var outcome = there.ask(again, question, SHORT);

        var took = Duration.between(began, Instant.now());
        var calls = faulty.restored().size();
        assertThat(took).as(question).isLessThan(SHORT.plus(TO_TELL));
        if (calls > 1) {
            assertSaid(outcome, whole, Fault.SLOW, question);
        }
    }

    private Outcome ask(String question) {
        return asking.ask(access, question, PATIENCE);
    }

    /** Fails unless an outcome says that something could not be read, and why. */
    private static void assertSaid(Outcome outcome, Report whole, Fault fault, String as) {
        switch (outcome) {
            case Outcome.Told told -> {
                // What would have brought nothing is not missed.
                if (!same(told.report(), whole)) {
                    assertThat(told.report().notes())
                            .as("%s: %s", as, Asking.text(told.report()))
                            .anySatisfy(it -> assertThat(it).contains(SAID.get(fault)));
                    assertThat(told.report().whole()).as(as).isFalse();
                }
                Asking.assertBorneOut(told.report());
            }
            case Outcome.Closed closed -> assertThat(closed.statement()).as(as).contains(SAID.get(fault));
            case Outcome.Away away -> assertThat(fault).as(as).isIn(Fault.UNAVAILABLE, Fault.CUT, Fault.SLOW);
            case Outcome.NotAsked no -> throw new AssertionError(as + " is not said: " + no);
            case Outcome.AsksBack back -> throw new AssertionError(as + " is not said: " + back);
            case Outcome.Unknown unknown -> throw new AssertionError(as + " is not said: " + unknown);
            case Outcome.Elsewhere elsewhere -> throw new AssertionError(as + " is not said: " + elsewhere);
        }
    }

    private static boolean same(Report one, Report other) {
        return Clocked.same(shown(one), shown(other));
    }

    private static List<String> shown(Report report) {
        return Stream.concat(
                        Stream.of(Asking.text(report)),
                        Asking.rows(report).stream().map(it -> it.cells().toString()))
                .toList();
    }

    private static List<RecordEvidence> evidence(Outcome outcome) {
        return outcome instanceof Outcome.Told told ? Asking.evidence(told.report()) : List.of();
    }
}
