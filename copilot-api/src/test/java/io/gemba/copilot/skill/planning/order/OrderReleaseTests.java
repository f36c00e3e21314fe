package io.gemba.copilot.skill.planning.order;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Domain;
import io.gemba.odoo.testing.RealOdoo;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A housing is made of a casting, on one work centre. */
@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
class OrderReleaseTests {
    private Asking asking;
    private PlanningStory story;
    private Named housing;
    private Named casting;
    private Named center;
    private long bill;

    @BeforeEach
    void tellStory() {
        var real = RealOdoo.running();
        asking = new Asking(real);
        story = PlanningStory.in(real, true);
        housing = story.product("RH");
        casting = story.product("RC");
        center = story.center("Lathe");
        bill = story.bill(housing, casting, center, 60);
    }

    private Report asked(Named order) {
        return told(asking.ask("planner", "Can order %s be released?".formatted(order.name())));
    }

    @Test
    void saysYesWhenAllIsReserved() {
        story.stock(casting, 10);
        var order = story.billed(housing, bill, 2, PlanningStory.inDays(2));
        story.real().act(story.company(), "mrp.production", "action_assign", order.id());

        var report = asked(order);

        assertThat(text(report)).startsWith("Yes: " + order.name()).contains("Its one component is there");
        assertBorneOut(report);
    }

    @Test
    void saysNoWhenAPartIsShortAndNothingBringsIt() {
        var order = story.billed(housing, bill, 3, PlanningStory.inDays(2));

        var report = asked(order);

        assertThat(text(report))
                .startsWith("No: " + order.name())
                .contains("Its one component is short", "3 Units needed, 0 Units available, 3 Units missing")
                .contains("No open purchase order brings");
        assertBorneOut(report);
    }

    @Test
    void saysYesButWhenWhatIsShortIsPromisedBeforeTheStart() {
        var order = story.billed(housing, bill, 3, PlanningStory.inDays(6));
        var purchase = story.purchase(story.partner("Gusswerk"), casting, 5, PlanningStory.inDays(3));

        var report = asked(order);

        assertThat(text(report))
                .startsWith("Yes, but: " + order.name())
                .contains(purchase.name(), "ordered and promised by the planned start");
        assertBorneOut(report);
    }

    @Test
    void doubtsDaysThatHavePassed() {
        var order = story.billed(housing, bill, 3, PlanningStory.inDays(6));
        story.purchase(story.partner("Gusswerk"), casting, 5, PlanningStory.inDays(-4));

        var report = asked(order);

        assertThat(text(report)).startsWith("No: ").contains("4 days late", "cannot be relied on");
        assertBorneOut(report);
    }

    @Test
    void saysThatADraftHasToBeConfirmedFirst() {
        story.stock(casting, 10);
        var id = story.draft(housing, 2, PlanningStory.inDays(2), "", casting, 2);
        var order = story.named("mrp.production", id);

        var report = told(asking.ask(
                "planner",
                "Kann dieser Auftrag freigegeben werden?",
                Language.GERMAN,
                Optional.of(new OpenRecord("mrp.production", id))));

        assertThat(text(report)).startsWith("Nein: ").contains(order.name(), "Entwurf");
        assertBorneOut(report);
    }

    @Test
    void seesThatAWorkCentreIsBlocked() {
        story.stock(casting, 10);
        var order = story.billed(housing, bill, 2, PlanningStory.inDays(2));
        story.real().act(story.company(), "mrp.production", "action_assign", order.id());
        var loss = story.read("mrp.workcenter.productivity.loss", Domain.equal("loss_type", "availability"), "name")
                .getFirst()
                .id();
        story.real()
                .create(
                        story.company(),
                        "mrp.workcenter.productivity",
                        Map.of("workcenter_id", center.id(), "loss_id", loss, "company_id", story.company()));

        var report = asked(order);

        assertThat(text(report)).startsWith("No: ").contains(center.name() + " is blocked");
        assertThat(evidence(report)).anyMatch(it -> it.model().equals("mrp.workcenter"));
        assertBorneOut(report);
    }

    @Test
    void seesThatAWorkCentreIsOverloadedBeforeTheStart() {
        story.stock(casting, 200);
        story.billed(housing, bill, 90, PlanningStory.inDays(1));
        var order = story.billed(housing, bill, 2, PlanningStory.inDays(4));
        story.real().act(story.company(), "mrp.production", "action_assign", order.id());
        var week = story.read("resource.calendar", Domain.equal("id", calendar()), "hours_per_week")
                .getFirst()
                .decimal("hours_per_week")
                .orElseThrow();

        var report = asked(order);

        assertThat(text(report))
                .startsWith("Yes, but: ")
                .contains(center.name() + " is overloaded", "90 h of other work in 1 work order");
        assertThat(evidence(report)).anySatisfy(it -> {
            assertThat(it.model()).isEqualTo("resource.calendar");
            assertThat(it.values())
                    .anyMatch(value -> value.field().equals("hours_per_week")
                            && new BigDecimal(value.value()).compareTo(week) == 0);
        });
        assertBorneOut(report);
    }

    private long calendar() {
        return story.read("mrp.workcenter", Domain.equal("id", center.id()), "resource_calendar_id")
                .getFirst()
                .reference("resource_calendar_id")
                .orElseThrow()
                .id();
    }

    @Test
    void hasNothingToReleaseOfWhatIsCancelled() {
        var order = story.billed(housing, bill, 2, PlanningStory.inDays(2));
        story.real().act(story.company(), "mrp.production", "action_cancel", order.id());

        assertThat(text(asked(order))).contains("nothing to release", "Cancelled");
    }

    @Test
    void showsNothingOfItToAnotherPlant() {
        var order = story.billed(housing, bill, 2, PlanningStory.inDays(2));

        var foreign = asking.ask(
                "plantb",
                "Can this order be released?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("mrp.production", order.id())));

        assertThat(foreign.toString()).doesNotContain(order.name(), casting.name());
    }

    @Test
    void tellsNothingToWhoMayReadNoOrders() {
        var order = story.billed(housing, bill, 2, PlanningStory.inDays(2));

        var outcome = asking.ask("maint", "Can order %s be released?".formatted(order.name()));

        assertThat(outcome.toString()).contains("You may not read").doesNotContain(casting.name());
    }
}
