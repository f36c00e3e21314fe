package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.evidence;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.buying.Purchasing.ago;
import static io.gemba.copilot.skill.buying.Purchasing.day;
import static io.gemba.copilot.skill.buying.Purchasing.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people. */
@Tag("real-odoo")
class OtherVendorsTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Purchasing buying;

    private static long company;

    @SuppressWarnings("NullAway.Init")
    private static Named current;

    @SuppressWarnings("NullAway.Init")
    private static Named fast;

    @SuppressWarnings("NullAway.Init")
    private static Named cheap;

    @SuppressWarnings("NullAway.Init")
    private static Named over;

    @SuppressWarnings("NullAway.Init")
    private static Named part;

    /**
     * The one that is bought from at 5, a faster one at 7 that was punctual once, a cheaper one from a hundred at 4.
     */
    @BeforeAll
    static void offer() {
        real = RealOdoo.running();
        asking = new Asking(real);
        company = Purchasing.companies(real).getFirst();
        buying = new Purchasing(real, company);
        current = buying.supplier("Bisherau");
        fast = buying.supplier("Schnellbrunn");
        cheap = buying.supplier("Billigheim");
        over = buying.supplier("Vorbeiburg");
        part = buying.part("OV");
        price(current, 0, 5, 14, Map.of());
        price(fast, 0, 7, 3, Map.of("product_code", "SB-77"));
        price(cheap, 100, 4, 21, Map.of());
        price(over, 0, 1, 2, Map.of("date_end", day(1)));
        var other = buying.part("OW");
        buying.receive(buying.order(fast, 20, line(other, 1, 1, ago(10))), 10);
        buying.order(current, 5, line(part, 10, 5, ago(-9)));
    }

    private static void price(Named vendor, double from, double price, int days, Map<String, Object> more) {
        var template = buying.one("product.product", part.id(), "product_tmpl_id")
                .path("product_tmpl_id")
                .get(0)
                .asLong();
        var values = new HashMap<String, Object>(Map.of(
                "partner_id",
                vendor.id(),
                "product_tmpl_id",
                template,
                "min_qty",
                from,
                "price",
                price,
                "delay",
                days));
        values.putAll(more);
        real.create(company, "product.supplierinfo", values);
    }

    @Test
    void namesWhoCouldDeliverFirstAndWhoIsTheCheapest() {
        var report = told(asking.ask("buyer", "Who else could deliver %s?".formatted(part.name())));

        assertThat(text(report))
                .contains("can be bought from 2 other vendors than " + current.name())
                .contains("The first that could deliver is " + fast.name(), "(3 days), at 7 EUR")
                .contains("The lowest price has " + cheap.name() + ": 4 EUR from 100 Units");
        assertThat(rows(report).stream().map(it -> it.cells().getFirst()))
                .containsExactly(fast.name(), current.name(), cheap.name(), over.name());
        assertThat(rows(report).get(0).cells()).contains("7 EUR", "SB-77", "100 %", "1");
        assertThat(rows(report).get(1).cells()).contains("last ordered from here");
        assertThat(rows(report).get(3).cells()).contains("no longer valid");
        assertBorneOut(report);
    }

    @Test
    void leavesOutWhoSellsOnlyMore() {
        var report = told(asking.ask(
                "buyer",
                "Könnte jemand anderes 50 Stück %s liefern?".formatted(part.name()),
                Language.GERMAN,
                Optional.empty()));

        assertThat(text(report)).contains("bei 1 anderen Lieferanten als " + current.name(), fast.name());
        assertThat(text(report)).doesNotContain(cheap.name());
        assertThat(rows(report)).anySatisfy(it -> assertThat(it.cells()).contains("Mindestmenge höher"));
        assertBorneOut(report);
    }

    @Test
    void saysThatNobodyIsEnteredRatherThanThatNobodySells() {
        var bare = buying.part("ON");

        var report = told(asking.ask("buyer", "Who else could deliver %s?".formatted(bare.name())));

        assertThat(text(report)).contains("No vendor is entered for");
        assertThat(rows(report)).isEmpty();
        assertBorneOut(report);
    }

    @Test
    void showsNothingOfAnotherPlant() {
        var foreign = asking.ask("plantb", "Who else could deliver %s?".formatted(part.name()));

        // Every employee may read products and their vendors.
        assertThat(text(told(asking.ask("maint", "Who else could deliver %s?".formatted(part.name())))))
                .contains("3 vendors");
        // Its prices are of plant A, the part is of both.
        assertThat(foreign).isInstanceOf(Outcome.Told.class);
        var report = told(foreign);
        assertThat(text(report)).doesNotContain(fast.name()).doesNotContain(current.name());
        assertThat(rows(report)).isEmpty();
        assertThat(evidence(report)).extracting(it -> it.model()).containsOnly("product.product");
        assertThat(evidence(report)).extracting(it -> it.ids()).containsOnly(List.of(part.id()));
    }
}
