package io.gemba.copilot.skill.floor;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScrapYieldTests {
    private FloorStory story;
    private Asking asking;
    private OpenRecord product;
    private Named order;

    @BeforeAll
    void scrap() {
        var odoo = RealOdoo.running();
        story = FloorStory.in(odoo);
        asking = new Asking(odoo);
        product = new OpenRecord("product.product", story.product().id());
        odoo.write(story.a(), "product.product", story.product().id(), Map.of("standard_price", 12.34));
        order = story.order(story.a(), story.center().id(), story.product().id(), 10);
        story.make(story.a(), order, 8);
        var reason = odoo.create(story.a(), "stock.scrap.reason.tag", Map.of("name", "Burr " + story.mark()));
        story.scrap(
                story.a(),
                story.product().id(),
                2,
                Map.of("production_id", order.id(), "scrap_reason_tag_ids", List.of(List.of(6, 0, List.of(reason)))));
        story.scrap(story.a(), story.product().id(), 1.5, Map.of());
        story.scrap(story.b(), story.product().id(), 40, Map.of());
    }

    @Test
    void addsUpWhatWasScrappedOfAPartByReasonAndAtCost() {
        var report = told(asking.ask(
                "ops", "How much of this part was scrapped in plant A?", Language.ENGLISH, Optional.of(product)));

        assertThat(text(report)).contains("3.5 Units scrapped, in 2 entries");
        assertThat(text(report)).contains("43.19");
        assertThat(rows(report))
                .anyMatch(it -> it.cells().contains("Burr " + story.mark())
                        && it.cells().contains("2 Units"));
        assertBorneOut(report);
    }

    @Test
    void takesScrapOfTheProductOffTheYieldOfItsOrder() {
        var report = told(asking.ask(
                "ops", "What was the yield of order %s?".formatted(order.name()), Language.ENGLISH, Optional.empty()));

        assertThat(rows(report))
                .anySatisfy(row ->
                        assertThat(row.cells()).contains(order.name(), "10 Units", "8 Units", "2 Units", "60 %"));
        assertThat(text(report)).contains("Yield = ");
        assertBorneOut(report);
    }

    @Test
    void tellsNothingOfAnotherPlantAndAddsNothingOfItUp() {
        var own = told(
                asking.ask("plantb", "How much of this part was scrapped?", Language.ENGLISH, Optional.of(product)));

        assertThat(text(own) + rows(own) + evidence(own)).doesNotContain("43.5", "3.5 Units", order.name());
        assertBorneOut(own);
    }

    @Test
    void saysInGermanWhatMayNotBeRead() {
        var report = told(
                asking.ask("ap2", "Wie viel Ausschuss hatten wir diese Woche?", Language.GERMAN, Optional.empty()));

        assertThat(report.notes().toString()).contains("Nicht angesehen: Ausschuss");
        assertThat(text(report)).contains("ließ sich nicht lesen");
    }
}
