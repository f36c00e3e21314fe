package io.gemba.copilot.skill;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.CitedRecords.Cited;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class RecordSkillTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static OdooStory story;

    @SuppressWarnings("NullAway.Init")
    private static Odoo odoo;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @BeforeAll
    static void tellStory() {
        real = RealOdoo.running();
        story = OdooStory.in(real);
        odoo = real.odoo();
        asking = new Asking(real);
    }

    @Test
    void saysWhyAnOrderIsLateAndWhatShouldBringItsParts() {
        var report = told(asking.ask(
                "ops", "Why is %s late?".formatted(story.order().name()), Language.ENGLISH, Optional.empty()));

        assertThat(text(report))
                .contains(
                        story.order().name() + " (4 Units of ["
                                + story.product().name() + "]",
                        "is late",
                        "3 days")
                .contains("Its one component is short", "8 Units needed, 0 Units available, 8 Units missing")
                .contains(story.purchase().name() + " of " + story.supplier().name(), "20 Units", "5 days late");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains(
                                "8 Units",
                                story.purchase().name(),
                                story.supplier().name(),
                                "20 Units",
                                "5 days"));
        assertThat(evidence(report)).anySatisfy(it -> {
            assertThat(it.model()).isEqualTo("mrp.production");
            assertThat(it.ids()).containsExactly(story.order().id());
            assertThat(it.url())
                    .isEqualTo("/odoo/mrp.production/" + story.order().id());
            assertThat(it.values())
                    .anyMatch(value -> value.field().equals("date_deadline")
                            && value.value().endsWith("Z"));
        });
        assertThat(report.subject().numbers()).contains(story.product().name());
        assertBorneOut(report);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,Why is this order late?,is late",
        "GERMAN,Warum ist dieser Auftrag verspätet?,ist verspätet",
        "FRENCH,Pourquoi cet ordre est-il en retard ?,est en retard",
        "SPANISH,¿Por qué va con retraso esta orden?,va con retraso"
    })
    void answersInTheLanguageOfTheQuestionAboutWhatIsOpen(Language language, String text, String said) {
        var open = new OpenRecord("mrp.production", story.order().id());

        var report = told(asking.ask("planner", text, language, Optional.of(open)));

        assertThat(text(report)).contains(story.order().name(), said);
        assertBorneOut(report);
    }

    @Test
    void goesByTheOrderThatIsNamedRatherThanTheOneThatIsOpen() {
        var open = new OpenRecord("mrp.production", story.order().id() - 1);

        var report = told(asking.ask(
                "planner", "Why is %s late?".formatted(story.order().name()), Language.ENGLISH, Optional.of(open)));

        assertThat(text(report)).contains(story.order().name());
    }

    @Test
    void readsWhatIsHiddenAsWhatIsNotThere() {
        var foreign = asking.ask(
                "planner", "Why is %s late?".formatted(story.foreign().name()), Language.ENGLISH, Optional.empty());
        var none = asking.ask("planner", "Why is XX/MO/99999 late?", Language.ENGLISH, Optional.empty());
        var open = asking.ask(
                "planner",
                "Why is this order late?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", story.foreign().id())));
        var openNone = asking.ask(
                "planner",
                "Why is this order late?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", 999_999_999)));

        assertThat(none).isEqualTo(new Outcome.Unknown("I found no manufacturing order XX/MO/99999."));
        assertThat(openNone).isInstanceOf(Outcome.Unknown.class).isEqualTo(open);
        // Plants number their orders alike, so that the name may be one of the asker's own orders, too.
        if (foreign instanceof Outcome.Told own) {
            assertThat(evidence(own.report()))
                    .filteredOn(it -> it.model().equals("mrp.production"))
                    .noneMatch(it -> it.ids().contains(story.foreign().id()));
        } else {
            assertThat(foreign)
                    .isEqualTo(new Outcome.Unknown("I found no manufacturing order %s."
                            .formatted(story.foreign().name())));
        }
    }

    @Test
    void citesNothingOfAnotherPlantWhenLookedAtAgain() {
        var foreign = new Cited("mrp.production", Set.of(story.foreign().id()), Set.of("state"));
        var both = new Cited(
                "mrp.production", Set.of(story.foreign().id(), story.order().id()), Set.of("state"));
        var own = new Cited("mrp.production", Set.of(story.order().id()), Set.of("state"));
        var unlisted = new Cited("account.move", Set.of(1L), Set.of("name"), null);
        var hidden = new Cited("res.partner", Set.of(story.supplier().id()), Set.of("credit"));

        assertThat(new CitedRecords(AllSkills.all())
                        .readable(Optional.of(asking.access("planner")), Set.of(foreign, both, own, unlisted, hidden)))
                .containsExactly(own);
        assertThat(new CitedRecords(AllSkills.all())
                        .readable(Optional.of(asking.access("plantb")), Set.of(foreign, own)))
                .containsExactly(foreign);
        assertThat(new CitedRecords(AllSkills.all()).readable(Optional.empty(), Set.of(own)))
                .isEmpty();
    }

    @Test
    void namesLateLinesOfASupplierByName() {
        var name = story.supplier().name().split(" ")[0];

        var report = told(asking.ask(
                "buyer",
                "Which purchase orders from %s are late?".formatted(name),
                Language.ENGLISH,
                Optional.empty()));

        assertThat(text(report))
                .contains(
                        "1 line of 1 order from " + story.supplier().name(),
                        story.purchase().name(),
                        "5 days");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).contains(story.purchase().name(), "20 Units", "5 days", "Confirmed"));
        assertBorneOut(report);
    }

    @Test
    void namesLateLinesOfAPartAndOfAll() {
        var part = told(asking.ask(
                "buyer",
                "Welche Bestellungen für %s sind überfällig?"
                        .formatted(story.bearing().name()),
                Language.GERMAN,
                Optional.empty()));
        var all = told(asking.ask("buyer", "Which purchase orders are late?", Language.ENGLISH, Optional.empty()));

        assertThat(text(part)).contains("1 Position aus 1 Bestellung", "5 Tage");
        assertThat(evidence(all)).anyMatch(it -> it.model().equals("purchase.order.line"));
        assertBorneOut(part);
        assertBorneOut(all);
    }

    @Test
    void saysWhetherOneOrderIsLate() {
        var report = told(asking.ask(
                "buyer", "Is %s late?".formatted(story.purchase().name()), Language.ENGLISH, Optional.empty()));

        assertThat(text(report)).contains(story.purchase().name(), "5 days");
        assertBorneOut(report);
    }

    @Test
    void tellsTheStockOfAPartWithWhatComesAndWhatNeedsIt() {
        var report = told(asking.ask(
                "planner",
                "How many %s do we have in stock?".formatted(story.bearing().name()),
                Language.ENGLISH,
                Optional.empty()));

        assertThat(text(report))
                .contains("0 Units", "20 Units are coming", "8 Units are going")
                .contains(story.purchase().name(), story.order().name());
        assertThat(text(report)).doesNotContain(story.foreign().name() + ",");
        assertBorneOut(report);
    }

    @Test
    void takesAnOpenProductByItsTemplateToo() {
        var template = odoo.as(real.keyOf("planner"), List.of())
                .read("product.product", List.of(story.bearing().id()), List.of("product_tmpl_id"))
                .getFirst()
                .reference("product_tmpl_id")
                .orElseThrow()
                .id();

        var report = told(asking.ask(
                "planner",
                "How many do we have in stock?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("product.template", template))));

        assertThat(text(report)).contains(story.bearing().name(), "20 Units are coming");
    }

    @Test
    void goesByThePartThatIsNamedRatherThanWhatIsOpen() {
        var report = told(asking.ask(
                "planner",
                "How many %s do we have in stock?".formatted(story.bearing().name()),
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", story.order().id()))));

        assertThat(text(report))
                .contains("20 Units are coming")
                .contains(story.bearing().name());
    }

    @Test
    void goesByTheOrderThatIsOpenNowRatherThanTheOneBefore() {
        var before = Asking.read("Why is WH/MO/99999 late?");

        var report = told(asking.ask(
                asking.access("planner"),
                "Why is this order late?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", story.order().id())),
                Optional.of(before)));

        assertThat(text(report)).contains(story.order().name());
    }

    @Test
    void countsNoPurchaseThatHasOnlyBeenAskedForAsLate() {
        var request = real.create(
                story.a(),
                "purchase.order",
                Map.of(
                        "partner_id",
                        story.supplier().id(),
                        "order_line",
                        List.of(List.of(
                                0,
                                0,
                                Map.of(
                                        "product_id",
                                        story.bearing().id(),
                                        "product_qty",
                                        500,
                                        "date_planned",
                                        "2025-01-15 08:00:00")))));
        var name = odoo.as(real.keyOf("ops"), List.of())
                .read("purchase.order", List.of(request), List.of("name"))
                .getFirst()
                .text("name")
                .orElseThrow();

        assertThat(text(told(
                        asking.ask("planner", "Which purchase orders are late?", Language.ENGLISH, Optional.empty()))))
                .doesNotContain(name);
        assertThat(text(told(asking.ask("planner", "Is %s late?".formatted(name), Language.ENGLISH, Optional.empty()))))
                .contains("has not been ordered yet");
    }

    @Test
    void asksBackWhichPartIsMeantAndTakesTheNumberAlone() {
        var first = Asking.read("How much stock do we have?");

        var back = asking.ask("planner", "How much stock do we have?", Language.ENGLISH, Optional.empty());
        var then = asking.ask(
                asking.access("planner"),
                story.bearing().name(),
                Language.ENGLISH,
                Optional.empty(),
                Optional.of(first));

        assertThat(back).isInstanceOf(Outcome.AsksBack.class);
        assertThat(text(told(then))).contains(story.bearing().name());
    }

    @Test
    void offersOrdersToChooseFromWhenNoneIsNamed() {
        var first = Asking.read("Why is the manufacturing order late?");
        var back = asking.ask("planner", first.text(), Language.ENGLISH, Optional.empty());

        assertThat(back).isInstanceOfSatisfying(Outcome.AsksBack.class, it -> {
            assertThat(it.question()).isEqualTo("Which manufacturing order do you mean?");
            assertThat(it.choices()).isNotEmpty().hasSizeLessThanOrEqualTo(8);
            var chosen = it.choices().getFirst().ask();
            assertThat(text(told(asking.ask(
                            asking.access("planner"), chosen, Language.ENGLISH, Optional.empty(), Optional.of(first)))))
                    .contains(chosen);
        });
    }

    @Test
    void saysWhatSomebodyMayNotRead() {
        var maintenance = asking.ask("maint", "Which purchase orders are late?", Language.ENGLISH, Optional.empty());

        assertThat(maintenance).isEqualTo(new Outcome.Closed("You may not read purchase orders in Odoo."));
    }

    @ParameterizedTest
    @EnumSource
    void takesTextsOfRecordsForTextAndNothingElse(Language language) {
        var mark = Long.toString(Instant.now().toEpochMilli() % 100_000_000);
        var code = "XT-" + mark;
        OdooStory.product(real, story.a(), code, "<img src=x onerror=alert(1)> {0} \u202eevil\u202c " + mark);

        var report = told(asking.ask("planner", "Stock " + code + "?", language, Optional.empty()));

        assertThat(text(report))
                .contains("<img src=x onerror=alert(1)> {0} evil " + mark)
                .doesNotContain("\u202e");
    }
}
