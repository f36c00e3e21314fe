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
import io.gemba.copilot.skill.OpenRecord;
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
class PurchaseAgreementTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Purchasing buying;

    private static long company;

    @SuppressWarnings("NullAway.Init")
    private static Named supplier;

    @SuppressWarnings("NullAway.Init")
    private static Named dear;

    @SuppressWarnings("NullAway.Init")
    private static Named small;

    @SuppressWarnings("NullAway.Init")
    private static Named free;

    @SuppressWarnings("NullAway.Init")
    private static Named order;

    /**
     * Ten of a part at 4.50 that are agreed at 4 from ten, two of one of which five have to be ordered, and another.
     */
    @BeforeAll
    static void buy() {
        real = RealOdoo.running();
        asking = new Asking(real);
        company = Purchasing.companies(real).getFirst();
        buying = new Purchasing(real, company);
        supplier = buying.supplier("Andelbach");
        dear = buying.part("AD");
        small = buying.part("AS");
        free = buying.part("AF");
        price(dear, 0, 5, 7, Map.of());
        price(dear, 10, 4, 7, Map.of());
        price(dear, 0, 1, 7, Map.of("date_end", day(30)));
        price(small, 5, 2, 30, Map.of());
        order = buying.order(
                supplier, 2, line(dear, 10, 4.5, ago(-10)), line(small, 2, 2, ago(-10)), line(free, 1, 9, ago(-10)));
    }

    private static void price(Named part, double from, double price, int days, Map<String, Object> more) {
        var template = buying.one("product.product", part.id(), "product_tmpl_id")
                .path("product_tmpl_id")
                .get(0)
                .asLong();
        var values = new HashMap<String, Object>(Map.of(
                "partner_id",
                supplier.id(),
                "product_tmpl_id",
                template,
                "product_id",
                part.id(),
                "min_qty",
                from,
                "price",
                price,
                "delay",
                days,
                "date_start",
                day(90)));
        values.putAll(more);
        real.create(company, "product.supplierinfo", values);
    }

    @Test
    void tellsEachDeviationWithWhatItComesToTheDearestFirst() {
        var report = told(asking.ask("buyer", "Are the prices of %s as agreed?".formatted(order.name())));

        assertThat(text(report))
                .contains(order.name() + " deviates from what is agreed with " + supplier.name(), "2 of 3 lines")
                // Ten at 4.50 instead of 4; agreed are 40 and 4.
                .contains("5 EUR more than agreed (11.4 %)")
                .contains("costs 4.50 EUR instead of 4 EUR (vendor price list): 5 EUR too much (12.5 %)")
                .contains("promised 12 days after the order, agreed are 7 days: 5 days longer")
                .contains("2 Units ordered, the minimum quantity is 5 Units");
        assertThat(rows(report)).hasSize(3);
        assertThat(rows(report).getFirst().cells())
                .contains("10 Units", "4.50 EUR", "4 EUR", "5 EUR", "12.5 %")
                .anyMatch(it -> it.contains(dear.name()));
        assertThat(report.subject().name()).isEqualTo(supplier.name());
        assertThat(report.subject().numbers()).contains(dear.name(), small.name(), free.name());
        assertBorneOut(report);
    }

    @Test
    void saysThatNothingIsAgreedRatherThanThatItIsKept() {
        var other = buying.supplier("Ohnesund");
        // Odoo notes the price of the order when it is confirmed.
        var bare = buying.orderNow(other, line(free, 1, 9, ago(-3)));

        var report = told(asking.ask(
                "buyer",
                "Entspricht die Bestellung %s dem Rahmenvertrag?".formatted(bare.name()),
                Language.GERMAN,
                Optional.empty()));

        assertThat(text(report)).contains("weder Lieferantenpreise noch einen Rahmenvertrag von " + other.name());
        assertBorneOut(report);
    }

    @Test
    void holdsWhatWasOrderedAgainstWhatWasValidThen() {
        var old = buying.part("AO");
        price(old, 0, 3, 60, Map.of("date_end", day(20)));
        var then = buying.order(supplier, 25, line(old, 4, 3, ago(-10)));
        var now = buying.order(supplier, 1, line(old, 4, 3, ago(-10)));

        var kept = told(asking.ask("buyer", "Are the prices of %s as agreed?".formatted(then.name())));
        var over = told(asking.ask("buyer", "Are the prices of %s as agreed?".formatted(now.name())));

        assertThat(text(kept)).contains("1 of 1 line compared, no deviation");
        assertThat(text(over)).contains("no longer when it was ordered");
        assertBorneOut(kept);
        assertBorneOut(over);
    }

    @Test
    void putsABlanketOrderBeforeVendorPrices() {
        var part = buying.part("AB");
        price(part, 0, 5, 60, Map.of());
        var blanket = real.create(
                company,
                "purchase.requisition",
                Map.of(
                        "vendor_id",
                        supplier.id(),
                        "requisition_type",
                        "blanket_order",
                        "line_ids",
                        List.of(List.of(0, 0, Map.of("product_id", part.id(), "product_qty", 100, "price_unit", 6)))));
        real.act(company, "purchase.requisition", "action_confirm", blanket);
        var name = Purchasing.text(buying.one("purchase.requisition", blanket, "name"), "name");
        var called = buying.order(supplier, 1, line(part, 4, 7.25, ago(-10)));

        var report = told(asking.ask("buyer", "Are the prices of %s as agreed?".formatted(called.name())));

        assertThat(text(report))
                .contains("costs 7.25 EUR instead of 6 EUR (blanket order " + name + "): 5 EUR too much");
        assertBorneOut(report);
    }

    @Test
    void saysWhatWasNotLookedAtAndAnswersTheRest() {
        var report = told(asking.ask("planner", "Are the prices of %s as agreed?".formatted(order.name())));

        assertThat(text(report)).contains("5 EUR too much (12.5 %)");
        assertThat(report.notes()).anyMatch(it -> it.contains("blanket orders") && it.contains("may not read"));
        assertThat(report.whole()).isFalse();
        assertBorneOut(report);
    }

    @Test
    void showsNothingOfAnotherPlantNorToWhoMayNotRead() {
        var foreign = asking.ask("plantb", "Are the prices of %s as agreed?".formatted(order.name()));
        var opened = asking.ask(
                "plantb",
                "Are the prices of this order as agreed?",
                Language.ENGLISH,
                Optional.of(new OpenRecord("purchase.order", order.id())));
        var maintenance = asking.ask("maint", "Are the prices of %s as agreed?".formatted(order.name()));

        if (foreign instanceof Outcome.Told told) {
            assertThat(text(told.report())).doesNotContain(supplier.name());
            assertThat(evidence(told.report()))
                    .filteredOn(it -> it.model().equals("purchase.order"))
                    .noneMatch(it -> it.ids().contains(order.id()));
        }
        assertThat(opened).isInstanceOf(Outcome.Unknown.class);
        assertThat(maintenance).isNotInstanceOf(Outcome.Told.class);
    }
}
