package io.gemba.copilot.skill;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Taken.By;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Questions that go on from an answer over records, against a real Odoo, as its people. */
@Tag("real-odoo")
class OnwardTests {
    @SuppressWarnings("NullAway.Init")
    private static OdooStory one;

    @SuppressWarnings("NullAway.Init")
    private static OdooStory other;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @BeforeAll
    static void tellTwoStories() {
        var real = RealOdoo.running();
        one = OdooStory.in(real);
        other = OdooStory.in(real);
        asking = new Asking(real);
    }

    private static Talk talk(String login) {
        return new Talk(asking.access(login));
    }

    private static Kept.OfRecord order(OdooStory story) {
        return new Kept.OfRecord("mrp.production", story.order().id());
    }

    private static Optional<OpenRecord> open(OdooStory story) {
        return Optional.of(new OpenRecord("mrp.production", story.order().id()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Why is %s late?            | And %s?      | why?
            GERMAN  | Warum ist %s verspätet?    | Und %s?      | Warum?
            FRENCH  | Pourquoi %s est en retard ? | Et %s ?     | Pourquoi ?
            SPANISH | ¿Por qué va con retraso %s? | ¿Y %s?      | ¿Por qué?
            """)
    void takesTheOrderThatIsNamedAnewAndKeepsItWhereNoneIs(
            Language language, String first, String second, String third) {
        var talk = talk("planner");
        told(talk.ask(first.formatted(one.order().name()), language));

        var then = told(talk.ask(second.formatted(other.order().name()), language));
        var by = talk.taken().by();
        var last = told(talk.ask(third, language));

        assertThat(text(then))
                .contains(other.order().name())
                .doesNotContain(one.order().name());
        assertThat(by).isEqualTo(By.CONVERSATION);
        assertThat(talk.taken().ids()).containsExactly("order-status");
        assertThat(talk.slots()).containsValue(order(other));
        assertThat(text(last)).contains(other.order().name());
        assertThat(last.notes()).anyMatch(it -> it.contains(other.order().name()));
        assertBorneOut(then);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Which purchase orders are late?             | And for plant B?       | and last week?
            GERMAN  | Welche Bestellungen sind überfällig?        | Und im Werk B?         | Und letzte Woche?
            FRENCH  | Quelles commandes d'achat sont en retard ?  | Et pour l'usine B ?    | Et la semaine dernière ?
            SPANISH | ¿Qué pedidos de compra van con retraso?     | ¿Y en la planta B?     | ¿Y la semana pasada?
            """)
    void takesThePlantAndThenTheDaysThatAreNamedAnew(Language language, String first, String second, String third) {
        var monday = LocalDate.now(ZoneId.of("Europe/Brussels"))
                .with(DayOfWeek.MONDAY)
                .minusWeeks(1);
        var talk = talk("ops");
        told(talk.ask(first, language));

        told(talk.ask(second, language));
        var site = talk.slots();
        told(talk.ask(third, language));

        assertThat(site.values()).singleElement().isInstanceOf(Kept.OfSite.class);
        assertThat(talk.taken().ids()).containsExactly("late-purchases");
        assertThat(talk.slots().values())
                .containsAll(site.values())
                .contains(new Kept.OfPeriod(monday, monday.plusDays(6)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Which purchase orders from %s are late?         | and from the supplier %s?      | and for %s?
            GERMAN  | Welche Bestellungen von %s sind überfällig?     | und beim Lieferanten %s?       | und für %s?
            FRENCH  | Quelles commandes d'achat de %s sont en retard ? | et pour le fournisseur %s ?   | et pour %s ?
            SPANISH | ¿Qué pedidos de compra de %s van con retraso?   | ¿y del proveedor %s?           | ¿y para %s?
            """)
    void takesTheSupplierAndThenThePartThatAreNamedAnew(Language language, String first, String second, String third) {
        var talk = talk("buyer");
        told(talk.ask(first.formatted(one.supplier().name().split(" ")[0]), language));

        var supplier = told(talk.ask(second.formatted(other.supplier().name().split(" ")[0]), language));
        var part = told(talk.ask(third.formatted(other.bearing().name()), language));

        assertThat(text(supplier))
                .contains(other.supplier().name())
                .doesNotContain(one.supplier().name());
        assertThat(talk.slots().values())
                .containsExactlyInAnyOrder(
                        new Kept.OfRecord("res.partner", other.supplier().id()),
                        new Kept.OfRecord("product.product", other.bearing().id()));
        assertThat(text(part)).contains(other.purchase().name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Do we have 8 pieces of %s?      | And 40 pieces?     | and for %s?
            GERMAN  | Haben wir 8 Stück von %s?       | Und 40 Stück?      | und für %s?
            FRENCH  | Avons-nous 8 pièces de %s ?     | Et 40 pièces ?     | et pour %s ?
            SPANISH | ¿Tenemos 8 unidades de %s?      | ¿Y 40 unidades?    | ¿y para %s?
            """)
    void takesTheQuantityAndThenThePartThatAreNamedAnew(Language language, String first, String second, String third) {
        var talk = talk("planner");
        told(talk.ask(first.formatted(one.bearing().name()), language));

        told(talk.ask(second, language));
        var more = talk.slots();
        told(talk.ask(third.formatted(other.bearing().name()), language));

        assertThat(more.values())
                .containsExactlyInAnyOrder(
                        new Kept.OfRecord("product.product", one.bearing().id()),
                        new Kept.OfQuantity(BigDecimal.valueOf(40), ""));
        assertThat(talk.slots().values())
                .containsExactlyInAnyOrder(
                        new Kept.OfRecord("product.product", other.bearing().id()),
                        new Kept.OfQuantity(BigDecimal.valueOf(40), ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Which purchase orders are late?            | and by supplier?       | and purchase order %s?
            GERMAN  | Welche Bestellungen sind überfällig?       | und nach Lieferant?    | und die Bestellung %s?
            FRENCH  | Quelles commandes d'achat sont en retard ? | et par fournisseur ?   | et la commande %s ?
            SPANISH | ¿Qué pedidos de compra van con retraso?    | ¿y por proveedor?      | ¿y el pedido %s?
            """)
    void takesTheOrderingAndThenThePurchaseThatAreNamedAnew(
            Language language, String first, String second, String third) {
        var talk = talk("buyer");
        told(talk.ask(first, language));

        var sorted = told(talk.ask(second, language));
        var suppliers =
                Asking.rows(sorted).stream().map(it -> it.cells().get(1)).toList();
        var purchase = told(talk.ask(third.formatted(other.purchase().name()), language));

        assertThat(suppliers).hasSizeGreaterThan(1).isSorted();
        assertThat(talk.slots())
                .containsValue(
                        new Kept.OfRecord("purchase.order", other.purchase().id()));
        assertThat(text(purchase)).contains(other.purchase().name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Why is this order late?                 | And this order?      | why?
            GERMAN  | Warum ist dieser Auftrag verspätet?     | Und dieser Auftrag?  | Warum?
            FRENCH  | Pourquoi cet ordre est-il en retard ?   | Et cet ordre ?       | Pourquoi ?
            SPANISH | ¿Por qué va con retraso esta orden?     | ¿Y esta orden?       | ¿Por qué?
            """)
    void meansTheOrderThatIsOpenNowByThisOneAndTheEarlierOneOtherwise(
            Language language, String first, String second, String third) {
        var talk = talk("planner");
        told(talk.ask(first, language, open(one)));
        told(talk.ask(third, language, open(other)));
        var kept = talk.slots();

        told(talk.ask(second, language, open(other)));
        var moved = talk.slots();
        told(talk.ask(third, language));

        assertThat(kept).containsValue(order(one));
        assertThat(moved).containsValue(order(other));
        assertThat(talk.slots()).containsValue(order(other));
    }

    @Test
    void saysSoWhereTheRecordIsNotTheAskersAnyMore() {
        var talk = talk("ops");
        told(talk.ask("Whom does %s hurt?".formatted(one.order().name())));

        var outcome = talk.with(asking.access("plantb")).ask("and why?");

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Unknown(
                                "What the question before was about (manufacturing order) is not there any more, or not for you."));
    }

    @Test
    void saysSoWhereThePlantIsNotTheAskersAnyMoreAndAnswersForNoOther() {
        var talk = talk("ops");
        told(talk.ask("Which purchase orders are late in plant B?"));

        var kept = talk.with(asking.access("planner")).ask("and last week?");
        var named = talk("planner").ask("Which purchase orders are late?");
        var foreign = talk("planner");
        told(foreign.ask("Which purchase orders are late?"));

        assertThat(kept)
                .isEqualTo(new Outcome.Unknown(
                        "The plant that the question before was about is not among your active companies."));
        assertThat(named).isInstanceOf(Outcome.Told.class);
        assertThat(foreign.ask("and for plant B?")).isEqualTo(new Outcome.Unknown("I know no plant B of yours."));
    }

    @Test
    void goesOnWithNoSkillThatIsNotPartOfTheAskersCopilotsAnyMore() {
        var talk = talk("buyer");
        told(talk.ask("Which purchase orders are late?"));
        var fewer = new HashSet<>(Asking.allSkills());
        fewer.remove("late-purchases");

        var outcome = talk.by(fewer).ask("and last week?");

        assertThat(outcome).isNotInstanceOf(Outcome.Told.class);
    }

    @Test
    void takesAnotherQuestionForWhatItIsAndKeepsNothingThatItDoesNotPointAt() {
        var talk = talk("ops");
        told(talk.ask("Which purchase orders from %s are late?"
                .formatted(one.supplier().name().split(" ")[0])));

        told(talk.ask("And which invoices are unusual?"));

        assertThat(talk.taken().ids()).containsExactly("unusual-invoices");
        assertThat(talk.slots()).isEmpty();
    }

    @Test
    void takesWhatItPointsAtAlongToAnotherQuestion() {
        var talk = talk("planner");
        told(talk.ask("Why is %s late?".formatted(one.order().name())));

        told(talk.ask("And whom does it hurt?"));

        assertThat(talk.taken().ids()).containsExactly("order-impact");
        assertThat(talk.slots()).containsValue(order(one));
    }

    @Test
    void takesAnotherKindOfOrderForAnotherQuestion() {
        var talk = talk("planner");
        told(talk.ask("Why is %s late?".formatted(one.order().name())));

        var outcome = talk.ask(
                "And is purchase order %s late?".formatted(one.purchase().name()));

        assertThat(text(told(outcome))).contains(one.purchase().name());
        assertThat(talk.taken().ids()).containsExactly("late-purchases");
    }

    @Test
    void retellsNothingOfWhatWasNotNamedWhereANameIsUnknown() {
        var talk = talk("planner");
        told(talk.ask("Do we have 8 pieces of %s?".formatted(one.bearing().name())));

        assertThat(talk.ask("What about the zworflings?")).isInstanceOf(Outcome.NotAsked.class);
    }

    @Test
    void takesWhatAnswersAQuestionThatWasAskedBack() {
        var talk = talk("planner");

        var back = talk.ask("How much stock do we have?");
        var then = told(talk.ask(one.bearing().name()));
        told(talk.ask("and %s?".formatted(other.bearing().name())));

        assertThat(back).isInstanceOf(Outcome.AsksBack.class);
        assertThat(text(then)).contains(one.bearing().name());
        assertThat(talk.slots())
                .containsValue(
                        new Kept.OfRecord("product.product", other.bearing().id()));
    }

    @Test
    void keepsNumbersAndTypedValuesAndNothingThatWasRead() {
        var talk = talk("buyer");
        told(talk.ask("Which purchase orders from %s are late?"
                .formatted(one.supplier().name().split(" ")[0])));

        var json = JsonMapper.builder().build();
        var written = json.writeValueAsString(talk.taken());

        assertThat(written).doesNotContain(one.supplier().name());
        assertThat(json.readValue(written, Taken.class)).isEqualTo(talk.taken());
    }
}
