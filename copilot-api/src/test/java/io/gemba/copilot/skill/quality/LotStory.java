package io.gemba.copilot.skill.quality;

import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Records of a story in a real Odoo: fifty bearings of one lot come from a supplier, four of them are built into two
 * gear units with a serial number each, of which a customer gets one; ten bearings are sold as they are, to another
 * customer, and three of those come back. Two more are built into a bracket without a number. Its names are new each
 * time.
 */
record LotStory(
        String mark,
        Named bearing,
        Named gear,
        Named bracket,
        Named supplier,
        Named purchase,
        Named lot,
        Named order,
        Named serial,
        Named kept,
        Named sale,
        Named direct,
        Named foreign) {
    private static final String MOVES = "stock.move";

    static LotStory in(RealOdoo odoo, long a, long b) {
        return new Teller(odoo, a, b).tell();
    }

    /** Makes the records. */
    private static final class Teller {
        private final RealOdoo odoo;
        private final long a;
        private final long b;
        private final String mark = Long.toString(Instant.now().toEpochMilli() % 100_000_000);

        Teller(RealOdoo odoo, long a, long b) {
            this.odoo = odoo;
            this.a = a;
            this.b = b;
        }

        LotStory tell() {
            var bearing = product("LB-", "Ball bearing", "lot");
            var gear = product("LG-", "Gear unit", "serial");
            var supplier = partner("Lagerwerk%s GmbH");
            var purchase = purchase(supplier, bearing);
            var lot = lot(a, bearing, "LT-%s".formatted(mark));
            pass(only(read("purchase.order", purchase.id(), "picking_ids").path("picking_ids")), bearing, lot, 50);
            var serial = lot(a, gear, "SN-%s-1".formatted(mark));
            var kept = lot(a, gear, "SN-%s-2".formatted(mark));
            var order = build(gear, bearing, lot, 4, List.of(serial, kept));
            var bracket = OdooStory.product(odoo, a, "LK-" + mark, "Bracket " + mark);
            build(bracket, bearing, lot, 2, List.of());
            var sale = sell(partner("Mahlwerk%s AG"), gear, serial, 1);
            var direct = sell(partner("Walzwerk%s SE"), bearing, lot, 10);
            giveBack(direct, bearing, lot, 3);
            var foreign = lot(b, bearing, "LT-%s-B".formatted(mark));
            return new LotStory(
                    mark, bearing, gear, bracket, supplier, purchase, lot, order, serial, kept, sale, direct, foreign);
        }

        private Named product(String code, String name, String tracking) {
            var made = OdooStory.product(odoo, a, code + mark, name + " " + mark);
            odoo.write(a, "product.product", made.id(), Map.of("tracking", tracking));
            return made;
        }

        private Named partner(String pattern) {
            var name = pattern.formatted(mark);
            return new Named(odoo.create(a, "res.partner", Map.of("name", name, "is_company", true)), name);
        }

        private Named purchase(Named supplier, Named product) {
            var id = odoo.create(
                    a,
                    "purchase.order",
                    Map.of(
                            "partner_id",
                            supplier.id(),
                            "order_line",
                            List.of(List.of(
                                    0, 0, Map.of("product_id", product.id(), "product_qty", 50, "price_unit", 3)))));
            odoo.act(a, "purchase.order", "button_confirm", id);
            return named("purchase.order", id);
        }

        private Named lot(long company, Named product, String name) {
            return new Named(
                    odoo.create(
                            company,
                            "stock.lot",
                            Map.of("name", name, "product_id", product.id(), "company_id", company)),
                    name);
        }

        private Named build(Named made, Named bearing, Named lot, int bearings, List<Named> serials) {
            var quantity = Math.max(1, serials.size());
            var id = odoo.create(
                    a,
                    "mrp.production",
                    Map.of(
                            "product_id",
                            made.id(),
                            "product_qty",
                            quantity,
                            "move_raw_ids",
                            List.of(List.of(0, 0, Map.of("product_id", bearing.id(), "product_uom_qty", bearings)))));
            odoo.act(a, "mrp.production", "action_confirm", id);
            odoo.write(
                    a,
                    "mrp.production",
                    id,
                    Map.of(
                            "lot_producing_ids",
                            List.of(List.of(
                                    6, 0, serials.stream().map(Named::id).toList())),
                            "qty_producing",
                            quantity));
            var raw = only(read("mrp.production", id, "move_raw_ids").path("move_raw_ids"));
            carry(raw, bearing, lot, bearings);
            odoo.act(a, "mrp.production", "button_mark_done", id);
            return named("mrp.production", id);
        }

        private Named sell(Named customer, Named product, Named lot, int quantity) {
            var id = odoo.create(
                    a,
                    "sale.order",
                    Map.of(
                            "partner_id",
                            customer.id(),
                            "order_line",
                            List.of(List.of(
                                    0,
                                    0,
                                    Map.of(
                                            "product_id",
                                            product.id(),
                                            "product_uom_qty",
                                            quantity,
                                            "price_unit",
                                            9)))));
            odoo.act(a, "sale.order", "action_confirm", id);
            pass(only(read("sale.order", id, "picking_ids").path("picking_ids")), product, lot, quantity);
            return named("sale.order", id);
        }

        /** A return of what was delivered, as Odoo's own wizard makes it. */
        private void giveBack(Named sale, Named product, Named lot, int quantity) {
            var delivery = only(read("sale.order", sale.id(), "picking_ids").path("picking_ids"));
            var read =
                    read("stock.picking", delivery, "location_id", "location_dest_id", "partner_id", "picking_type_id");
            var receipts = odoo.call(
                            a,
                            "stock.picking.type",
                            "search_read",
                            Map.of(
                                    "domain",
                                    List.of(List.of("code", "=", "incoming"), List.of("company_id", "=", a)),
                                    "fields",
                                    List.of("name"),
                                    "limit",
                                    1))
                    .get(0);
            var values = new LinkedHashMap<String, Object>();
            values.put(
                    "picking_type_id",
                    Objects.requireNonNull(receipts).path("id").asLong());
            values.put("partner_id", read.path("partner_id").get(0).asLong());
            values.put("location_id", read.path("location_dest_id").get(0).asLong());
            values.put("location_dest_id", read.path("location_id").get(0).asLong());
            values.put("return_id", delivery);
            values.put("origin", "Return of " + sale.name());
            values.put(
                    "move_ids",
                    List.of(List.of(
                            0,
                            0,
                            Map.of(
                                    "product_id", product.id(),
                                    "product_uom_qty", quantity,
                                    "location_id",
                                            read.path("location_dest_id").get(0).asLong(),
                                    "location_dest_id",
                                            read.path("location_id").get(0).asLong()))));
            var id = odoo.create(a, "stock.picking", values);
            odoo.act(a, "stock.picking", "action_confirm", id);
            pass(id, product, lot, quantity);
        }

        /** Books a receipt or a delivery with a lot. */
        private void pass(long picking, Named product, Named lot, int quantity) {
            carry(only(read("stock.picking", picking, "move_ids").path("move_ids")), product, lot, quantity);
            odoo.act(a, "stock.picking", "button_validate", picking);
        }

        private void carry(long move, Named product, Named lot, int quantity) {
            var read = read(MOVES, move, "location_id", "location_dest_id", "picking_id");
            var line = new LinkedHashMap<String, Object>();
            line.put("product_id", product.id());
            line.put("lot_id", lot.id());
            line.put("quantity", quantity);
            line.put("location_id", read.path("location_id").get(0).asLong());
            line.put("location_dest_id", read.path("location_dest_id").get(0).asLong());
            line.put("company_id", a);
            if (read.path("picking_id").isArray()) {
                line.put("picking_id", read.path("picking_id").get(0).asLong());
            }
            var commands = new ArrayList<List<Object>>();
            commands.add(List.of(5, 0, 0));
            commands.add(List.of(0, 0, line));
            odoo.write(a, MOVES, move, Map.of("move_line_ids", commands));
            odoo.write(a, MOVES, move, Map.of("picked", true));
        }

        private JsonNode read(String model, long id, String... fields) {
            return Objects.requireNonNull(odoo.call(
                            a,
                            model,
                            "search_read",
                            Map.of("domain", List.of(List.of("id", "=", id)), "fields", List.of(fields)))
                    .get(0));
        }

        private Named named(String model, long id) {
            return new Named(id, read(model, id, "name").path("name").asString());
        }

        private static long only(JsonNode ids) {
            return Objects.requireNonNull(ids.get(0)).asLong();
        }
    }
}
