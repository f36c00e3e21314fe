package io.gemba.copilot.testing;

import io.gemba.odoo.Domain;
import io.gemba.odoo.Query;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Records of a story in a real Odoo: an order of plant A that is late because its bearings have not come, and one of
 * plant B. Its names are new each time.
 *
 * @param order of plant A, four pieces, due three days ago
 * @param bearing of which it needs eight, and there are none
 * @param purchase which should have brought twenty of them five days ago
 * @param foreign the order of plant B
 */
public record OdooStory(
        Named order, Named product, Named bearing, Named supplier, Named purchase, Named foreign, long a, long b) {

    /** A record and what it goes by. */
    public record Named(long id, String name) {}

    /** Tells it. */
    public static OdooStory in(RealOdoo odoo) {
        var mark = Long.toString(Instant.now().toEpochMilli() % 100_000_000);
        var companies = odoo.odoo()
                .as(odoo.keyOf("ops"), List.of())
                .read(Query.of("res.company", List.of("name")).where(Domain.EVERYTHING));
        var a = companies.getFirst().id();
        var b = companies.getLast().id();
        var gear = product(odoo, a, "GT-%s".formatted(mark), "Gear unit %s".formatted(mark));
        var bearing = product(odoo, a, "BT-%s".formatted(mark), "Roller bearing %s".formatted(mark));
        var supplier = new Named(
                odoo.create(a, "res.partner", Map.of("name", "Zundapfel%s GmbH".formatted(mark), "is_company", true)),
                "Zundapfel%s GmbH".formatted(mark));
        var order = order(odoo, a, gear.id(), 4, PlantTime.noon(3), List.of(line(bearing.id(), 8)));
        var purchase = purchase(odoo, a, supplier.id(), bearing.id(), 20, PlantTime.noon(5));
        var foreign = order(odoo, b, gear.id(), 2, PlantTime.noon(2), List.of(line(bearing.id(), 4)));
        return new OdooStory(order, gear, bearing, supplier, purchase, foreign, a, b);
    }

    /** A storable product that all companies share. */
    public static Named product(RealOdoo odoo, long company, String code, String name) {
        var id = odoo.create(
                company,
                "product.product",
                Map.of("name", name, "default_code", code, "type", "consu", "is_storable", true));
        return new Named(id, code);
    }

    private static List<Object> line(long product, int quantity) {
        return List.of(0, 0, Map.of("product_id", product, "product_uom_qty", quantity));
    }

    private static Named order(
            RealOdoo odoo, long company, long product, int quantity, String due, List<List<Object>> components) {
        var id = odoo.create(
                company,
                "mrp.production",
                Map.of(
                        "product_id", product,
                        "product_qty", quantity,
                        "date_start", PlantTime.noon(4),
                        "date_deadline", due,
                        "move_raw_ids", components));
        odoo.act(company, "mrp.production", "action_confirm", id);
        odoo.write(company, "mrp.production", id, Map.of("date_deadline", due));
        return named(odoo, company, "mrp.production", id);
    }

    private static Named purchase(
            RealOdoo odoo, long company, long supplier, long product, int quantity, String promised) {
        var id = odoo.create(
                company,
                "purchase.order",
                Map.of(
                        "partner_id",
                        supplier,
                        "order_line",
                        List.of(List.of(
                                0,
                                0,
                                Map.of(
                                        "product_id", product,
                                        "product_qty", quantity,
                                        "price_unit", 3,
                                        "date_planned", promised)))));
        odoo.act(company, "purchase.order", "button_confirm", id);
        odoo.write(company, "purchase.order", id, Map.of("date_planned", promised));
        return named(odoo, company, "purchase.order", id);
    }

    private static Named named(RealOdoo odoo, long company, String model, long id) {
        var read = odoo.call(
                company,
                model,
                "search_read",
                Map.of("domain", List.of(List.of("id", "=", id)), "fields", List.of("name")));
        return new Named(id, Objects.requireNonNull(read.get(0)).path("name").asString());
    }
}
