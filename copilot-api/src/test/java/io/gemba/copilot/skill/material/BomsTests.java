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

/**
 * Against a real Odoo: three of a part go into a sub-assembly, two of these into a machine, which goes into a line; an
 * archived bill names the part, too, and so does one of plant B.
 */
@Tag("real-odoo")
class BomsTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Named part;

    @SuppressWarnings("NullAway.Init")
    private static Named sub;

    @SuppressWarnings("NullAway.Init")
    private static Named machine;

    @SuppressWarnings("NullAway.Init")
    private static Named line;

    @SuppressWarnings("NullAway.Init")
    private static Named old;

    @SuppressWarnings("NullAway.Init")
    private static Named foreign;

    @SuppressWarnings("NullAway.Init")
    private static Named order;

    @BeforeAll
    static void make() {
        real = RealOdoo.running();
        asking = new Asking(real);
        var material = new Material(real);
        part = material.part("BP");
        sub = material.part("BS");
        machine = material.part("BM");
        line = material.part("BL");
        old = material.part("BO");
        foreign = material.part("BF");
        var bolt = material.part("BB");
        material.bom(material.a, sub, Map.of(part, 3, bolt, 7), Map.of("code", "REV-" + material.mark()));
        material.bom(material.a, machine, Map.of(sub, 2), Map.of());
        material.bom(material.a, line, Map.of(machine, 1), Map.of());
        material.bom(material.a, old, Map.of(part, 9), Map.of("active", false));
        material.bom(material.b, foreign, Map.of(part, 5), Map.of());
        order = material.order(material.a, sub, 4, Map.of(part, 6));
    }

    @Test
    void tellsWhatAPartGoesIntoDirectlyAndFurtherUp() {
        var report = told(asking.ask("planner", "Where is %s used?".formatted(part.name())));

        assertThat(text(report))
                .contains("goes directly into 1 product", "3 Units per 1 Units")
                .contains("into 2 more products, up to level 3")
                .contains("1 archived bill of materials names it");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells()).contains("1", "3 Units per 1 Units", "Active"))
                .anySatisfy(row -> assertThat(row.cells()).contains("2", sub.name(), "2 Units per 1 Units"))
                .anySatisfy(row -> assertThat(row.cells()).contains("3", machine.name(), "1 Units per 1 Units"))
                .anySatisfy(row -> assertThat(row.cells()).contains("9 Units per 1 Units", "Archived"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void namesTheOpenOrdersThatUseIt() {
        var report = told(asking.ask("planner", "Which open orders use component %s?".formatted(part.name())));

        assertThat(text(report))
                .contains(
                        "1 line of open manufacturing orders uses it, 6 Units in all", order.name() + " needs 6 Units");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells()).contains(order.name(), "6 Units", "0 Units"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void showsEachPlantItsOwnBillsAlone() {
        var own = told(asking.ask("planner", "Where is %s used?".formatted(part.name())));
        var other = told(asking.ask("plantb", "Where is %s used?".formatted(part.name())));
        var both = told(asking.ask("ops", "Where is %s used?".formatted(part.name())));

        assertThat(text(own) + rows(own)).doesNotContain(foreign.name(), "5 Units");
        assertThat(text(other))
                .contains("goes directly into 1 product", "5 Units per 1 Units", "No open manufacturing");
        assertThat(text(other) + rows(other)).doesNotContain(sub.name(), order.name(), old.name());
        assertThat(evidence(other)).noneMatch(it -> it.text().contains(sub.name()));
        assertThat(text(both)).contains("goes directly into 2 products");
        assertBorneOut(other);
        assertBorneOut(both);
    }

    @Test
    void saysThatNothingUsesIt() {
        var report = told(asking.ask("planner", "Where is %s used?".formatted(line.name())));

        assertThat(text(report)).contains("No active bill of materials uses [" + line.name() + "]");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void tellsBuyersTheBillsAndThatTheyMayNotSeeOrders() {
        var report = told(asking.ask("buyer", "Where is %s used?".formatted(part.name())));

        assertThat(text(report)).contains("goes directly into 1 product");
        assertBorneOut(report);
        Citable.assertCitable(report, real, "buyer");
    }

    @Test
    void tellsPeopleWithoutTheRightNothing() {
        assertThat(asking.ask("maint", "Where is %s used?".formatted(part.name())))
                .isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void tellsWhatAProductIsMadeOf() {
        var report = told(asking.ask("planner", "What is %s made of?".formatted(sub.name())));

        assertThat(text(report))
                .contains("is made of 2 components for 1 Units", "REV-")
                .doesNotContain("themselves");
        assertThat(rows(report))
                .anySatisfy(row -> assertThat(row.cells()).contains("3 Units"))
                .anySatisfy(row -> assertThat(row.cells()).contains("7 Units"))
                .hasSize(2);
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void marksSubAssembliesInFrench() {
        var report = told(asking.ask(
                "planner", "De quoi %s est-il fait ?".formatted(machine.name()), Language.FRENCH, Optional.empty()));

        assertThat(text(report)).contains("se compose de 1 composant", "1 d'entre eux est lui-même fabriqué");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).contains("2 Units", "Sous-ensemble"));
        assertBorneOut(report);
        Citable.assertCitable(report, real, "planner");
    }

    @Test
    void saysWhatHasOnlyAnArchivedBillOrNoneThere() {
        var archived = told(asking.ask("planner", "What is %s made of?".formatted(old.name())));
        var hidden = told(asking.ask("planner", "What is %s made of?".formatted(foreign.name())));

        assertThat(text(archived)).contains("has no active bill of materials", "1 more bill of materials is archived");
        assertThat(text(hidden)).contains("has no active bill of materials").doesNotContain("archived");
        assertThat(rows(hidden)).isEmpty();
        assertBorneOut(archived);
        assertBorneOut(hidden);
    }
}
