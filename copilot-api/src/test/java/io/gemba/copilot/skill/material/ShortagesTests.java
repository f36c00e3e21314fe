package io.gemba.copilot.skill.material;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo: eight of a bought part are needed, three were there; another falls below its minimum. */
@Tag("real-odoo")
class ShortagesTests {
    @SuppressWarnings("NullAway.Init")
    private static Material material;

    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named needed;

    @SuppressWarnings("NullAway.Init")
    private static Named vendor;

    @SuppressWarnings("NullAway.Init")
    private static Named ruled;

    @SuppressWarnings("NullAway.Init")
    private static Named plenty;

    @SuppressWarnings("NullAway.Init")
    private static Named foreign;

    @SuppressWarnings("NullAway.Init")
    private static Named coming;

    @BeforeAll
    static void make() {
        real = RealOdoo.running();
        asking = new Asking(real);
        material = new Material(real);
        var product = material.part("SG");
        needed = material.part("SN");
        ruled = material.part("SR");
        plenty = material.part("SP");
        foreign = material.part("SF");
        coming = material.part("SC");
        vendor = material.vendor(material.a, needed, 14, Map.of());
        material.stock(material.a, needed, 3);
        material.stock(material.a, ruled, 4);
        material.stock(material.a, plenty, 100);
        material.order(material.a, product, 10, Map.of(needed, 8));
        material.order(material.a, product, 20, Map.of(plenty, 6));
        material.orderpoint(material.a, ruled, 10, 25);
        material.order(material.a, product, 8, Map.of(coming, 6));
        material.purchase(material.a, coming, 50);
        material.order(material.b, product, 5, Map.of(foreign, 7));
    }

    @Test
    void tellsWhatOrdersLackOfAPartAndThatItShouldHaveBeenOrdered() {
        var report = told(asking.ask("planner", "Is there a shortage of %s?".formatted(needed.name())));

        assertThat(text(report))
                .contains("1 part for [" + needed.name() + "]")
                .contains("still need 5 Units", "0 Units are free", "5 Units are missing now")
                .contains("Order 5 Units from " + vendor.name() + " at once", "4 days ago", "it takes 14 days");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains("5 Units", "0 Units", vendor.name(), "14 days")
                        .doesNotContain("8 Units"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void tellsWhatFallsBelowItsMinimumAndWhatTheRuleAsksFor() {
        var report = told(asking.ask("planner", "Is there a shortage of %s?".formatted(ruled.name())));

        assertThat(text(report))
                .contains("the forecast within its lead time is 4 Units, below the minimum of 10 Units")
                .contains("Order 21 Units", "no vendor price and no bill of materials");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void tellsBuyersWhoMayNotReadManufacturingOrdersWhatOdooHasKept() {
        var report = told(asking.ask("buyer", "Is there a shortage of %s?".formatted(ruled.name())));

        assertThat(text(report))
                .contains("by what Odoo has kept, it falls below the minimum of 10 Units", "Order 21 Units");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "buyer");
    }

    @Test
    void countsAsManyAsAreNeededBeyondWhatIsFreeOrBelowTheirMinimum() {
        var before = material.shortParts(material.a);
        var report = told(asking.ask("planner", "Which parts are short?"));
        var after = material.shortParts(material.a);

        var counted = Integer.parseInt(text(report).split(" ")[0]);
        assertThat(before).contains(needed.id(), ruled.id()).doesNotContain(plenty.id(), foreign.id());
        assertThat(counted).isBetween(Math.min(before.size(), after.size()), Math.max(before.size(), after.size()));
        assertThat(text(report)).contains("have to be ordered or chased").doesNotContain(foreign.name());
        assertThat(evidence(report))
                .noneSatisfy(it -> assertThat(it.label()).contains(plenty.name()))
                .noneSatisfy(it -> assertThat(it.label()).contains(foreign.name()));
        assertThat(report.notes()).noneMatch(it -> it.startsWith("Not looked at"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void countsWhatIsNeededAfterAPeriodAsNeededLater() {
        var report = told(asking.ask("planner", "Is there a shortage of %s this week?".formatted(needed.name())));

        assertThat(text(report))
                .startsWith("Nothing is short for [" + needed.name() + "]")
                .contains("needed by");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void saysThatWhatComesCoversIt() {
        var report = told(asking.ask("planner", "Is there a shortage of %s?".formatted(coming.name())));

        assertThat(text(report))
                .contains("still need 6 Units", "50 Units are coming", "6 Units are missing now and 0 Units")
                .contains("What is coming covers it", "1 part for");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void keepsThePlantsApart() {
        var own = told(asking.ask("plantb", "Which parts are short?"));
        var both = told(asking.ask("ops", "Is there a shortage of %s?".formatted(foreign.name())));

        assertThat(text(own) + rows(own)).doesNotContain(needed.name(), ruled.name());
        assertThat(evidence(own))
                .noneSatisfy(it -> assertThat(it.label()).contains(needed.name()))
                .noneSatisfy(it -> assertThat(it.label()).contains(ruled.name()));
        assertThat(text(both)).contains("1 part for", "still need 7 Units");
        assertBorneOut(own);
        assertBorneOut(both);
    }

    @Test
    void saysInGermanWhatHasToBeOrdered() {
        var report = told(asking.ask(
                "planner",
                "Haben wir bei %s einen Engpass?".formatted(needed.name()),
                Language.GERMAN,
                Optional.empty()));

        assertThat(text(report)).contains("brauchen noch 5 Units", "Bestellen Sie 5 Units bei " + vendor.name());
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void claimsNothingOfReorderingRulesThatMayNotBeRead() {
        var report = told(asking.ask("finance", "Which parts are short?"));

        assertThat(text(report))
                .contains("missing for open manufacturing orders.")
                .doesNotContain("reordering rule");
        assertThat(report.notes()).anyMatch(it -> it.startsWith("Not looked at: reordering rules"));
        assertThat(report.whole()).isFalse();
        assertBorneOut(report);
    }

    @Test
    void tellsPeopleWithoutTheRightNothing() {
        var outcome = asking.ask("maint", "Which parts are short?");

        assertThat(outcome).isInstanceOf(Outcome.Closed.class);
        assertThat(outcome.toString()).doesNotContain(needed.name(), ruled.name());
    }
}
