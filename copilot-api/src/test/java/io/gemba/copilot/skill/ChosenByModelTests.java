package io.gemba.copilot.skill;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Taken.By;
import io.gemba.copilot.testing.OdooStory;
import io.gemba.corpus.text.Language;
import io.gemba.model.testing.Answer;
import io.gemba.model.testing.Script;
import io.gemba.odoo.testing.RealOdoo;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that their words alone do not tell, with a model that chooses, against a real Odoo, as its people. */
@Tag("real-odoo")
class ChosenByModelTests {
    @SuppressWarnings("NullAway.Init")
    private static OdooStory story;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @BeforeAll
    static void tellStory() {
        var real = RealOdoo.running();
        story = OdooStory.in(real);
        asking = new Asking(real);
    }

    @AfterEach
    void withoutModel() {
        Asking.MODELS.none();
    }

    private static Script calling(String skill, String arguments) {
        return Script.say(Answer.calling(skill, arguments));
    }

    private static Skills.Answered ask(String login, String text, Language language, Set<String> skills) {
        var question = Asking.read(text, language, Optional.empty(), false);
        return Asking.answered(asking.access(login), new Said(question, Optional.empty()), Optional.empty(), skills);
    }

    private static Outcome ask(String login, String text, Language language) {
        return ask(login, text, language, Asking.allSkills()).outcome();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | What on earth became of %s?
            GERMAN  | Was in aller Welt ist aus %s geworden?
            FRENCH  | Qu'est-il donc advenu de %s ?
            SPANISH | ¿Qué diablos fue de %s?
            """)
    void answersRightWhatWordsAloneLeaveUnderTheThreshold(Language language, String text) {
        var question = text.formatted(story.purchase().name());
        var alone = ask("buyer", question, language);
        Asking.MODELS.cloud(calling(
                "late-purchases",
                "{\"order\":\"%s\"}".formatted(story.purchase().name())));

        var outcome = ask("buyer", question, language);

        assertThat(alone).isInstanceOf(Outcome.NotAsked.class);
        var report = told(outcome);
        assertThat(text(report)).contains(story.purchase().name(), "5");
        assertThat(((Outcome.Told) outcome).taken().by()).isEqualTo(By.MODEL);
        assertThat(((Outcome.Told) outcome).taken().ids()).containsExactly("late-purchases");
        assertBorneOut(report);
    }

    @Test
    void bindsWhatTheModelNamesAsTheAskerAndNoMore() {
        Asking.MODELS.cloud(calling(
                "order-status", "{\"order\":\"%s\"}".formatted(story.foreign().name())));

        var outcome = ask(
                "planner",
                "What on earth became of %s?".formatted(story.foreign().name()),
                Language.ENGLISH);

        // Plants number their orders alike, so that the name may be one of the asker's own orders, too.
        if (outcome instanceof Outcome.Told own) {
            assertThat(Asking.evidence(own.report()))
                    .filteredOn(it -> it.model().equals("mrp.production"))
                    .noneMatch(it -> it.ids().contains(story.foreign().id()));
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void takesNoSkillThatIsNotPartOfTheAskersCopilots() {
        var fewer = new HashSet<>(Asking.allSkills());
        fewer.remove("late-purchases");
        var server = Asking.MODELS.cloud(calling(
                "late-purchases",
                "{\"order\":\"%s\"}".formatted(story.purchase().name())));

        var answered = ask(
                "buyer",
                "What on earth became of %s?".formatted(story.purchase().name()),
                Language.ENGLISH,
                fewer);

        assertThat(answered.outcome()).isInstanceOf(Outcome.NotAsked.class);
        assertThat(server.onlyRequest().json().at("/tools").toString()).doesNotContain("late-purchases");
    }

    @Test
    void asksNoModelWhereTheWordsTell() {
        var server = Asking.MODELS.cloud(calling("product-stock", "{}"));

        var outcome = ask("planner", "Why is %s late?".formatted(story.order().name()), Language.ENGLISH);

        assertThat(((Outcome.Told) outcome).taken().by()).isEqualTo(By.QUESTION);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void fillsASlotThatWouldHaveToBeAskedBackFor() {
        var talk = new Talk(asking.access("planner"));
        told(talk.ask("Where is %s used?".formatted(story.bearing().name())));
        talk.ask("Thanks for that.");
        Asking.MODELS.cloud(calling(
                "product-stock",
                "{\"product\":\"%s\"}".formatted(story.bearing().name())));

        var report = told(talk.ask("How much stock do we have?"));

        assertThat(text(report)).contains(story.bearing().name());
        assertThat(talk.taken().by()).isEqualTo(By.MODEL);
    }

    @Test
    void asksBackAllTheSameWhereTheModelIsOfNoHelp() {
        Asking.MODELS.cloud(Script.say("I would ask which product."));

        assertThat(ask("planner", "How much stock do we have?", Language.ENGLISH))
                .isInstanceOf(Outcome.AsksBack.class);
    }

    @Test
    void saysThatItCameWithoutAModelThatDidNotAnswerInTime() {
        Asking.MODELS.cloud(new Script.Hang());

        var answered = ask(
                "buyer",
                "What on earth became of %s?".formatted(story.purchase().name()),
                Language.ENGLISH,
                Asking.allSkills());

        assertThat(answered).isEqualTo(new Skills.Answered(new Outcome.NotAsked(), true));
    }
}
