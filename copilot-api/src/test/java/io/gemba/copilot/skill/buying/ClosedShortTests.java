package io.gemba.copilot.skill.buying;

import static io.gemba.copilot.skill.Asking.assertBorneOut;
import static io.gemba.copilot.skill.Asking.rows;
import static io.gemba.copilot.skill.Asking.text;
import static io.gemba.copilot.skill.Asking.told;
import static io.gemba.copilot.skill.buying.Purchasing.ago;
import static io.gemba.copilot.skill.buying.Purchasing.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.odoo.testing.RealOdoo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real Odoo, as its people: orders of which less has come than was ordered, and nothing more will. */
@Tag("real-odoo")
class ClosedShortTests {
    @SuppressWarnings("NullAway.Init")
    private static RealOdoo real;

    @SuppressWarnings("NullAway.Init")
    private static Asking asking;

    @SuppressWarnings("NullAway.Init")
    private static Purchasing buying;

    private static long company;

    @SuppressWarnings("NullAway.Init")
    private static Named supplier;

    @BeforeAll
    static void buy() {
        real = RealOdoo.running();
        asking = new Asking(real);
        company = Purchasing.companies(real).getFirst();
        buying = new Purchasing(real, company);
        supplier = buying.supplier("Kurzenried");
    }

    @Test
    void tellsNoLineAsLateWhoseRestWasGivenUp() {
        var part = buying.part("KC");
        var closed = buying.order(supplier, 20, line(part, 10, 3, ago(9)));
        buying.receive(closed, 8, Map.of(part, 6.0), true);
        var split = buying.order(supplier, 20, line(part, 10, 3, ago(9)));
        buying.receive(split, 8, Map.of(part, 6.0), false);

        var report = told(asking.ask("buyer", "Which purchase orders for %s are late?".formatted(part.name())));
        var one = told(asking.ask("buyer", "Is %s late?".formatted(closed.name())));

        assertThat(rows(report))
                .singleElement()
                .satisfies(it -> assertThat(it.cells()).contains(split.name(), "4 Units", "9 days"));
        assertThat(text(one)).contains(closed.name(), "has nothing left to deliver");
        assertBorneOut(report);
        assertBorneOut(one);
    }

    @Test
    void tellsTheLineAsLateThatIsStillExpectedBesideOneThatWasGivenUp() {
        var given = buying.part("KG");
        var expected = buying.part("KE");
        var order = buying.order(supplier, 20, line(given, 10, 3, ago(9)), line(expected, 5, 3, ago(9)));
        // What is left of the one part is given up, while the other one stays open.
        buying.receive(order, 8, Map.of(given, 6.0, expected, 1.0), false);
        var left = buying.read(
                "stock.move",
                List.of(
                        List.of("purchase_line_id", "in", buying.lineIds(order)),
                        List.of("product_id", "=", given.id()),
                        List.of("state", "not in", List.of("done", "cancel"))),
                "state");
        real.call(
                company,
                "stock.move",
                "write",
                Map.of("ids", List.of(left.get(0).path("id").asLong()), "vals", Map.of("state", "cancel")));

        var report = told(asking.ask("buyer", "Is %s late?".formatted(order.name())));

        assertThat(rows(report))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.cells()).contains("4 Units").anyMatch(cell -> cell.contains(expected.name())));
        assertThat(text(report)).contains("9 days");
        assertBorneOut(report);
    }

    @Test
    void promisesAManufacturingOrderNothingThatWasGivenUp() {
        var part = buying.part("KM");
        var made = buying.part("KT");
        var closed = buying.order(supplier, 20, line(part, 10, 3, ago(9)));
        buying.receive(closed, 8, Map.of(part, 1.0), true);
        var order = real.create(
                company,
                "mrp.production",
                Map.of(
                        "product_id",
                        made.id(),
                        "product_qty",
                        1,
                        "date_start",
                        ago(-1),
                        "move_raw_ids",
                        List.of(List.of(0, 0, Map.of("product_id", part.id(), "product_uom_qty", 8)))));
        real.act(company, "mrp.production", "action_confirm", order);
        var name = Purchasing.text(buying.one("mrp.production", order, "name"), "name");

        var report = told(asking.ask("planner", "Why is %s late?".formatted(name)));

        assertThat(text(report)).contains("No open purchase order brings").doesNotContain(closed.name());
        assertBorneOut(report);
    }
}
