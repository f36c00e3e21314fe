package io.gemba.copilot.skill.planning.order;

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
import io.gemba.odoo.Domain;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gear is sold twice and made once; its bearing comes late. */
@Tag("real-odoo")
@SuppressWarnings("NullAway.Init")
class OrderImpactTests {
    private static Asking asking;
    private static PlanningStory story;
    private static Named gear;
    private static Named bearing;
    private static Named sale;
    private static Instant promised;
    private static Named customer;
    private static Named order;
    private static Named purchase;

    @BeforeAll
    static void tellStory() {
        var real = RealOdoo.running();
        asking = new Asking(real);
        story = PlanningStory.in(real, true);
        gear = story.product("IG");
        bearing = story.product("IB");
        customer = story.partner("Ulmenhof");
        promised = PlanningStory.inDays(2);
        sale = story.sale(customer, promised, gear, 4);
        order = story.order(gear, 4, PlanningStory.inDays(1), sale.name(), bearing, 8);
        purchase = story.purchase(story.partner("Radmann"), bearing, 20, PlanningStory.inDays(6));
    }

    private static long daysLate(int later) {
        var end = story.read("mrp.production", Domain.equal("id", order.id()), "date_finished")
                .getFirst()
                .time("date_finished")
                .orElseThrow();
        var zone = ZoneId.of(story.read("res.users", Domain.equal("login", "planner"), "tz")
                .getFirst()
                .text("tz")
                .orElse("UTC"));
        return ChronoUnit.DAYS.between(
                promised.atZone(zone).toLocalDate(),
                end.plus(later, ChronoUnit.DAYS).atZone(zone).toLocalDate());
    }

    @Test
    void followsAPurchaseOverTheOrderThatNeedsItToTheCustomer() {
        var report = told(asking.ask(
                "planner", "Which customers are hit if purchase order %s comes late?".formatted(purchase.name())));

        var late = daysLate(5);
        assertThat(text(report))
                .contains(purchase.name(), sale.name(), customer.name(), "%d days late".formatted(late))
                .contains("At stake: 50", "1 order line")
                .contains("1 manufacturing order waits for it: " + order.name());
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains(
                                sale.name(),
                                customer.name(),
                                gear.name(),
                                "4 Units",
                                "%d days".formatted(late),
                                order.name()));
        assertThat(evidence(report)).anySatisfy(it -> {
            assertThat(it.model()).isEqualTo("sale.order.line");
            assertThat(it.url()).startsWith("/odoo/sale.order/" + sale.id());
            assertThat(it.values())
                    .anyMatch(value -> value.field().equals("price_subtotal")
                            && value.value().equals("50"));
        });
        assertBorneOut(report);
    }

    @Test
    void tellsWhoWaitsForAManufacturingOrder() {
        var report = told(asking.ask("planner", "Which customers are affected if %s is late?".formatted(order.name())));

        assertThat(text(report)).contains(order.name(), "planned to end");
        assertThat(rows(report))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.cells()).contains(sale.name(), customer.name(), "4 Units", order.name()));
        assertBorneOut(report);
    }

    @Test
    void tellsWhoWaitsForThePartThatIsOpenInGerman() {
        var report = told(asking.ask(
                "planner",
                "Welche Kunden warten auf dieses Teil?",
                Language.GERMAN,
                Optional.of(new OpenRecord("product.product", bearing.id()))));

        assertThat(text(report))
                .contains("kommt zu spät", sale.name(), customer.name(), "Auf dem Spiel stehen 50")
                .contains(purchase.name());
        assertBorneOut(report);
    }

    @Test
    void countsDeliveriesOfThePartItself() {
        var part = story.product("ID");
        var first = story.sale(customer, PlanningStory.inDays(1), part, 3);
        var second = story.sale(story.partner("Birkental"), PlanningStory.inDays(9), part, 2);
        story.purchase(story.partner("Radmann"), part, 10, PlanningStory.inDays(5));

        var report = told(asking.ask("planner", "Which customers are waiting for part %s?".formatted(part.name())));

        assertThat(text(report))
                .contains("1 of 2 order lines (2 customers)", first.name(), "4 days late", "At stake: 62.5");
        assertThat(rows(report)).hasSize(2);
        assertThat(rows(report).getFirst().cells()).contains(first.name(), "4 days");
        assertThat(rows(report).getLast().cells()).contains(second.name()).doesNotContain("4 days");
        assertBorneOut(report);
    }

    @Test
    void saysThatItIsAGuessWhereOdooHoldsNoLink() {
        var part = story.product("IM");
        var first = story.sale(customer, PlanningStory.inDays(-2), part, 3);
        var second = story.sale(customer, PlanningStory.inDays(-1), part, 1);
        var made = story.order(part, 5, PlanningStory.inDays(1), "", bearing, 5);

        var report = told(asking.ask("planner", "Which sales orders wait for %s?".formatted(made.name())));

        assertThat(text(report))
                .contains("All 2 order lines (1 customer)", first.name(), "does not chain", "At stake: 50")
                .contains("its own parts");
        assertThat(rows(report)).hasSize(2);
        assertThat(rows(report).getLast().cells()).contains(second.name());
        assertBorneOut(report);
    }

    @Test
    void saysThatNothingComesRatherThanADay() {
        var part = story.product("IN");
        var waiting = story.sale(customer, PlanningStory.inDays(1), part, 3);

        var report = told(asking.ask("planner", "Which customers are waiting for part %s?".formatted(part.name())));

        assertThat(text(report)).contains("Nothing that is on order or being made brings", "cannot be told");
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).contains(waiting.name()));
        assertBorneOut(report);
    }

    @Test
    void countsNoQuotationAndNothingDelivered() {
        var part = story.product("IQ");
        story.real()
                .create(
                        story.company(),
                        "sale.order",
                        Map.of(
                                "partner_id",
                                customer.id(),
                                "order_line",
                                List.of(List.of(0, 0, Map.of("product_id", part.id(), "product_uom_qty", 5)))));

        var report = told(asking.ask("planner", "Which customers are waiting for part %s?".formatted(part.name())));

        assertThat(text(report)).contains("No open sales order line waits for");
        assertThat(rows(report)).isEmpty();
    }

    @Test
    void tellsWhichOrdersALotWentInto() {
        var part = story.product("IL");
        story.real().write(story.company(), "product.product", part.id(), Map.of("tracking", "lot"));
        var lot = story.real()
                .create(
                        story.company(),
                        "stock.lot",
                        Map.of("name", "LOT-" + story.mark(), "product_id", part.id(), "company_id", story.company()));
        var place = story.read("stock.warehouse", Domain.equal("company_id", story.company()), "lot_stock_id")
                .getFirst()
                .reference("lot_stock_id")
                .orElseThrow()
                .id();
        var quant = story.real()
                .create(
                        story.company(),
                        "stock.quant",
                        Map.of("product_id", part.id(), "location_id", place, "lot_id", lot, "inventory_quantity", 9));
        story.real().act(story.company(), "stock.quant", "action_apply_inventory", quant);
        var sold = story.sale(customer, PlanningStory.inDays(3), part, 4);
        var picking = story.read("stock.picking", Domain.equal("origin", sold.name()), "name")
                .getFirst()
                .id();
        story.real().act(story.company(), "stock.picking", "action_assign", picking);

        var report = told(asking.ask(
                "planner", "Which customers and sales orders does bad lot LOT-%s hurt?".formatted(story.mark())));

        assertThat(text(report)).contains("LOT-" + story.mark(), "1 order line (1 customer)", sold.name());
        assertThat(rows(report))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).contains(sold.name()));
        assertBorneOut(report);
    }

    @Test
    void showsNothingOfItToAnotherPlantOrToSomebodyWithoutSales() {
        var question = "Which customers are hit if purchase order %s comes late?".formatted(purchase.name());

        var foreign = asking.ask("plantb", "Which customers are waiting for part %s?".formatted(bearing.name()));
        var buyer = asking.ask("buyer", question);

        assertThat(foreign.toString()).doesNotContain(sale.name(), customer.name(), order.name(), purchase.name());
        var report = told(buyer);
        assertThat(report.whole()).isFalse();
        assertThat(report.notes()).anyMatch(it -> it.contains("You may not read them"));
        assertThat(report.toString()).doesNotContain(customer.name());
    }
}
