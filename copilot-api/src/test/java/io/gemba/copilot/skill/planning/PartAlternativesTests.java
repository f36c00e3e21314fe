package io.gemba.copilot.skill.planning;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Report;
import io.gemba.copilot.skill.planning.order.PlanningStory;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Domain;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A frame is made of one bolt, which is short. */
@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
class PartAlternativesTests {
    private Asking asking;
    private PlanningStory story;
    private Named frame;
    private Named bolt;

    @BeforeEach
    void tellStory() {
        var real = RealOdoo.running();
        asking = new Asking(real);
        story = PlanningStory.in(real, true);
        frame = story.product("AF");
        bolt = story.product("AB");
    }

    private Named orderIn(int days) {
        return story.order(frame, 2, PlanningStory.inDays(days), "", bolt, 6);
    }

    private Report asked(String login, Named order, Language language) {
        var text = language == Language.ENGLISH
                ? "Which components are missing for this order?"
                : "¿Qué componentes faltan para esta orden?";
        return told(asking.ask(login, text, language, Optional.of(new OpenRecord("mrp.production", order.id()))));
    }

    @Test
    void namesStockOfAnotherOfTheAskersCompaniesAndOfNoOther() {
        var order = orderIn(4);
        PlanningStory.in(story.real(), false).stock(bolt, 7);

        var both = asked("ops", order, Language.ENGLISH);
        var one = asked("planner", order, Language.ENGLISH);

        assertThat(text(both)).contains("Its one component is short", "Another way: 7 Units lie free at");
        assertThat(evidence(both)).anyMatch(it -> it.model().equals("stock.quant"));
        assertThat(text(one)).doesNotContain("Another way", "7 Units");
        assertThat(evidence(one)).noneMatch(it -> it.model().equals("stock.quant"));
        assertBorneOut(both);
    }

    @Test
    void namesAnOrderThatIsNotOverdueBesideOneThatIs() {
        var order = orderIn(10);
        story.purchase(story.partner("Saumig"), bolt, 10, PlanningStory.inDays(-3));
        var other = story.purchase(story.partner("Prompt"), bolt, 10, PlanningStory.inDays(4));

        var report = asked("planner", order, Language.ENGLISH);

        assertThat(text(report)).contains("3 days late", "Another way: " + other.name());
        assertBorneOut(report);
    }

    @Test
    void namesAVendorWhoBringsItBeforeItIsNeeded() {
        var order = orderIn(8);
        var quick = story.partner("Flink");
        vendor(quick, 5);
        vendor(story.partner("Langsam"), 30);

        var report = asked("planner", order, Language.SPANISH);

        assertThat(text(report)).contains("Otra posibilidad: " + quick.name(), "plazo 5 días");
        assertThat(evidence(report)).anySatisfy(it -> {
            assertThat(it.model()).isEqualTo("product.supplierinfo");
            assertThat(it.values())
                    .anyMatch(value ->
                            value.field().equals("delay") && value.value().equals("5"));
        });
        assertBorneOut(report);
    }

    @Test
    void namesNoVendorWhoIsTooLateAndNothingIfWhatIsOrderedComesInTime() {
        var late = orderIn(2);
        vendor(story.partner("Langsam"), 30);
        assertThat(text(asked("planner", late, Language.ENGLISH))).doesNotContain("Another way");

        vendor(story.partner("Flink"), 1);
        story.purchase(story.partner("Prompt"), bolt, 10, PlanningStory.inDays(1));
        assertThat(text(asked("planner", late, Language.ENGLISH))).doesNotContain("Another way");
    }

    @Test
    void citesTheMovesOfWhatIsShortAlone() {
        var spare = story.product("AS");
        story.stock(spare, 50);
        var id = story.real()
                .create(
                        story.company(),
                        "mrp.production",
                        Map.of(
                                "product_id",
                                frame.id(),
                                "product_qty",
                                1,
                                "move_raw_ids",
                                List.of(
                                        List.of(0, 0, Map.of("product_id", bolt.id(), "product_uom_qty", 6)),
                                        List.of(0, 0, Map.of("product_id", spare.id(), "product_uom_qty", 2)))));
        story.real().act(story.company(), "mrp.production", "action_confirm", id);
        var order = story.named("mrp.production", id);
        var shortMove = story.read(
                        "stock.move",
                        Domain.all(
                                Domain.equal("raw_material_production_id", id), Domain.equal("product_id", bolt.id())),
                        "state")
                .getFirst()
                .id();

        var report = asked("planner", order, Language.ENGLISH);

        assertThat(text(report)).contains("1 of its 2 components is short");
        assertThat(evidence(report)).anySatisfy(it -> {
            assertThat(it.ids()).containsExactly(shortMove);
            assertThat(it.values())
                    .anyMatch(value -> value.label().equals("Components that are short")
                            && value.value().equals("1"));
        });
        assertBorneOut(report);
    }

    private void vendor(Named partner, int days) {
        var template = story.read("product.product", Domain.equal("id", bolt.id()), "product_tmpl_id")
                .getFirst()
                .reference("product_tmpl_id")
                .orElseThrow()
                .id();
        story.real()
                .create(
                        story.company(),
                        "product.supplierinfo",
                        Map.of("partner_id", partner.id(), "product_tmpl_id", template, "delay", days, "price", 2));
    }
}
