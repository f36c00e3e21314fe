package io.gemba.copilot.sweep;

import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Records of one company by names and amounts that nothing else has: late orders, open and double bills, stock, stops,
 * scraps, sales. Whoever is shown one of them, or a figure that counts one in, sees records of that company.
 *
 * @param amount that its prices are
 * @param cost of its products, which fewer people may see
 * @param words that name its records
 */
record Canary(
        RealOdoo odoo,
        long company,
        String amount,
        String cost,
        Names names,
        Set<String> words,
        Map<String, List<Long>> made) {
    private static final AtomicLong NEXT = new AtomicLong(Instant.now().toEpochMilli() % 100_000_000);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String LONG_AGO = "2019-03-04 08:00:00";

    static Canary in(RealOdoo odoo, long company, String amount, String cost) {
        return new Maker(odoo, company, amount, cost).make();
    }

    /** A text with names that nothing has in the place of its names. */
    String toNothing(String text) {
        var none = text;
        for (var word : words) {
            none = none.replace(word, shifted(word));
        }
        return none;
    }

    /** Another name that looks like it. */
    private static String shifted(String word) {
        var shifted = new StringBuilder(word).reverse();
        for (int n = 0; n < shifted.length() && Character.isLetterOrDigit(shifted.charAt(n)); n++) {
            var c = shifted.charAt(n);
            if (Character.isDigit(c)) {
                shifted.setCharAt(n, (char) ('0' + (c - '0' + 7) % 10));
            } else if (c >= 'a' && c <= 'j') {
                shifted.setCharAt(n, (char) ('a' + (c - 'a' + 7) % 10));
            }
        }
        return shifted.reverse().toString();
    }

    String amountDigits() {
        return amount.replace(".", "");
    }

    String costDigits() {
        return cost.replace(".", "");
    }

    /** Takes all of it out of what anybody asks about: what Odoo does not let go is closed, archived, or long past. */
    void putAway() {
        each("account.move", id -> {
            act("account.move", "button_draft", id);
            act("account.move", "button_cancel", id);
        });
        each("mrp.workcenter.productivity", id -> act("mrp.workcenter.productivity", "unlink", id));
        each("maintenance.request", id -> act("maintenance.request", "unlink", id));
        each("maintenance.equipment", id -> act("maintenance.equipment", "unlink", id));
        each("mrp.production", id -> act("mrp.production", "action_cancel", id));
        each("purchase.order", id -> act("purchase.order", "button_cancel", id));
        each("stock.scrap", id -> odoo.write(company, "stock.scrap", id, Map.of("date_done", LONG_AGO)));
        var products = made.get("product.product");
        var moves = odoo.call(
                company,
                "stock.move",
                "search_read",
                Map.of("domain", List.of(List.of("product_id", "in", products)), "fields", List.of("id")));
        moves.forEach(it -> odoo.write(company, "stock.move", it.path("id").asLong(), Map.of("date", LONG_AGO)));
        var quants = odoo.call(
                company,
                "stock.quant",
                "search_read",
                Map.of(
                        "domain",
                        List.of(List.of("product_id", "in", products), List.of("location_id.usage", "=", "internal")),
                        "fields",
                        List.of("id")));
        quants.forEach(it -> {
            var id = it.path("id").asLong();
            odoo.write(company, "stock.quant", id, Map.of("inventory_quantity", 0));
            act("stock.quant", "action_apply_inventory", id);
        });
        for (var model : List.of("mrp.bom", "mrp.workcenter", "product.product", "res.partner")) {
            each(model, id -> odoo.write(company, model, id, Map.of("active", false)));
        }
    }

    private void each(String model, LongConsumer what) {
        made.getOrDefault(model, List.of()).forEach(what::accept);
    }

    private void act(String model, String method, long id) {
        odoo.act(company, model, method, id);
    }

    /** Makes the records. */
    private static final class Maker {
        private final RealOdoo odoo;
        private final long company;
        private final String amount;
        private final String cost;
        private final double price;
        private final String mark = Long.toString(NEXT.incrementAndGet());
        private final String letters = mark.chars()
                .mapToObj(it -> String.valueOf((char) ('a' + it - '0')))
                .collect(Collectors.joining());
        private final Map<String, List<Long>> made = new HashMap<>();

        Maker(RealOdoo odoo, long company, String amount, String cost) {
            this.odoo = odoo;
            this.company = company;
            this.amount = amount;
            this.cost = cost;
            this.price = Double.parseDouble(amount);
        }

        Canary make() {
            var supplier = partner("Zeisigwerk");
            var customer = partner("Girlitzhof");
            var part = product("CNB", "Canary bearing");
            var gear = product("CNG", "Canary gear");
            var tracked = product("CNT", "Canary steel");
            write("product.product", tracked, Map.of("tracking", "lot"));
            create(
                    "product.supplierinfo",
                    Map.of(
                            "partner_id", supplier,
                            "product_tmpl_id", template(part),
                            "price", price,
                            "delay", 7,
                            "company_id", company));
            create(
                    "mrp.bom",
                    Map.of(
                            "product_tmpl_id",
                            template(gear),
                            "product_qty",
                            1,
                            "company_id",
                            company,
                            "bom_line_ids",
                            List.of(line(Map.of("product_id", part, "product_qty", 2)))));
            var center = create(
                    "mrp.workcenter",
                    Map.of("name", "Kanarizelle" + letters, "company_id", company, "costs_hour", price));
            var order = order(gear, part, center);
            var late = purchase(supplier, part, 77);
            receive(purchase(supplier, part, 700));
            var lot = lot(tracked);
            bill(supplier);
            bill(supplier);
            sell(customer, part);
            scrap(part);
            stop(center);
            var machine = machine();
            var names = new HashMap<String, String>();
            names.put("order", text("mrp.production", order, "name"));
            names.put("purchase", text("purchase.order", late, "name"));
            names.put("part", "CNB-" + mark);
            names.put("product", "CNG-" + mark);
            names.put("supplier", "Zeisigwerk" + letters);
            names.put("lot", lot);
            names.put("machine", machine);
            names.put("center", "Kanarizelle" + letters);
            var words = Set.of(letters, mark, names.get("order"), names.get("purchase"));
            return new Canary(odoo, company, amount, cost, new Names(names), words, made);
        }

        private long partner(String name) {
            return create(
                    "res.partner", Map.of("name", name + letters + " GmbH", "is_company", true, "company_id", company));
        }

        private long product(String code, String name) {
            return create(
                    "product.product",
                    Map.of(
                            "name",
                            name + " " + letters,
                            "default_code",
                            code + "-" + mark,
                            "type",
                            "consu",
                            "is_storable",
                            true,
                            "standard_price",
                            Double.parseDouble(cost),
                            "company_id",
                            company));
        }

        private long template(long product) {
            return read("product.product", product, "product_tmpl_id")
                    .path("product_tmpl_id")
                    .get(0)
                    .asLong();
        }

        private long order(long gear, long part, long center) {
            var id = create(
                    "mrp.production",
                    Map.of(
                            "product_id",
                            gear,
                            "product_qty",
                            4,
                            "date_start",
                            ago(4),
                            "date_deadline",
                            ago(3),
                            "move_raw_ids",
                            List.of(line(Map.of("product_id", part, "product_uom_qty", 77777))),
                            "workorder_ids",
                            List.of(line(Map.of(
                                    "name",
                                    "Canary assembly",
                                    "workcenter_id",
                                    center,
                                    "product_uom_id",
                                    1,
                                    "duration_expected",
                                    777)))));
            odoo.act(company, "mrp.production", "action_confirm", id);
            write("mrp.production", id, Map.of("date_deadline", ago(3)));
            return id;
        }

        private long purchase(long supplier, long part, int quantity) {
            var id = create(
                    "purchase.order",
                    Map.of(
                            "partner_id",
                            supplier,
                            "order_line",
                            List.of(line(Map.of(
                                    "product_id", part,
                                    "product_qty", quantity,
                                    "price_unit", price,
                                    "tax_ids", List.of(List.of(6, 0, List.of())),
                                    "date_planned", ago(5))))));
            odoo.act(company, "purchase.order", "button_confirm", id);
            write("purchase.order", id, Map.of("date_planned", ago(5)));
            return id;
        }

        private void receive(long purchase) {
            Objects.requireNonNull(made.get("purchase.order")).remove(purchase);
            var picking = only(read("purchase.order", purchase, "picking_ids").path("picking_ids"));
            pass(picking);
        }

        private void pass(long picking) {
            read("stock.picking", picking, "move_ids").path("move_ids").forEach(move -> {
                var quantity = read("stock.move", move.asLong(), "product_uom_qty")
                        .path("product_uom_qty")
                        .asDouble();
                write("stock.move", move.asLong(), Map.of("quantity", quantity, "picked", true));
            });
            odoo.act(company, "stock.picking", "button_validate", picking);
        }

        private String lot(long product) {
            var name = "CNL-" + mark;
            var lot = create("stock.lot", Map.of("name", name, "product_id", product, "company_id", company));
            var place = odoo.call(
                            company,
                            "stock.warehouse",
                            "search_read",
                            Map.of(
                                    "domain",
                                    List.of(List.of("company_id", "=", company)),
                                    "fields",
                                    List.of("lot_stock_id")))
                    .get(0)
                    .path("lot_stock_id")
                    .get(0)
                    .asLong();
            var quant = create(
                    "stock.quant",
                    Map.of("product_id", product, "location_id", place, "lot_id", lot, "inventory_quantity", 777));
            odoo.act(company, "stock.quant", "action_apply_inventory", quant);
            return name;
        }

        private void bill(long supplier) {
            var today = LocalDate.now(ZoneOffset.UTC);
            var id = create(
                    "account.move",
                    Map.of(
                            "move_type",
                            "in_invoice",
                            "partner_id",
                            supplier,
                            "ref",
                            "CNR-" + mark,
                            "invoice_date",
                            today.minusDays(1).toString(),
                            "invoice_line_ids",
                            List.of(invoiced(Map.of("name", "Canary goods", "quantity", 1)))));
            odoo.act(company, "account.move", "action_post", id);
        }

        private void sell(long customer, long part) {
            var id = create(
                    "sale.order",
                    Map.of(
                            "partner_id",
                            customer,
                            "order_line",
                            List.of(line(Map.of(
                                    "product_id",
                                    part,
                                    "product_uom_qty",
                                    10,
                                    "price_unit",
                                    price * 2,
                                    "tax_ids",
                                    List.of(List.of(6, 0, List.of())))))));
            odoo.act(company, "sale.order", "action_confirm", id);
            pass(only(read("sale.order", id, "picking_ids").path("picking_ids")));
            var invoice = create(
                    "account.move",
                    Map.of(
                            "move_type",
                            "out_invoice",
                            "partner_id",
                            customer,
                            "invoice_date",
                            LocalDate.now(ZoneOffset.UTC).toString(),
                            "invoice_line_ids",
                            List.of(invoiced(Map.of("product_id", part, "quantity", 10)))));
            odoo.act(company, "account.move", "action_post", invoice);
        }

        private List<Object> invoiced(Map<String, Object> of) {
            var values = new HashMap<String, Object>(of);
            values.put("price_unit", price);
            values.put("tax_ids", List.of(List.of(6, 0, List.of())));
            return line(values);
        }

        private void scrap(long part) {
            var id = create("stock.scrap", Map.of("product_id", part, "scrap_qty", 77, "company_id", company));
            odoo.act(company, "stock.scrap", "do_scrap", id);
        }

        private void stop(long center) {
            var loss = odoo.call(
                            company,
                            "mrp.workcenter.productivity.loss",
                            "search_read",
                            Map.of(
                                    "domain",
                                    List.of(List.of("loss_type", "=", "availability")),
                                    "fields",
                                    List.of("id"),
                                    "limit",
                                    1))
                    .get(0)
                    .path("id")
                    .asLong();
            write("mrp.workcenter", center, Map.of("resource_calendar_id", false));
            create(
                    "mrp.workcenter.productivity",
                    Map.of(
                            "workcenter_id", center,
                            "loss_id", loss,
                            "date_start", ago(1),
                            "date_end", TIME.format(noon(1).plusMinutes(777)),
                            "company_id", company));
        }

        private String machine() {
            var serial = "CNM-" + mark;
            var machine = create(
                    "maintenance.equipment",
                    Map.of("name", "Kanaripresse" + letters, "serial_no", serial, "company_id", company));
            for (int n = 0; n < 2; n++) {
                create(
                        "maintenance.request",
                        Map.of(
                                "name",
                                "Canary spindle " + letters,
                                "equipment_id",
                                machine,
                                "maintenance_type",
                                "corrective",
                                "request_date",
                                ago(20 + n).substring(0, 10),
                                "company_id",
                                company));
            }
            return serial;
        }

        private long create(String model, Map<String, Object> values) {
            var id = odoo.create(company, model, values);
            made.computeIfAbsent(model, key -> new ArrayList<>()).add(id);
            return id;
        }

        private void write(String model, long id, Map<String, Object> values) {
            odoo.write(company, model, id, values);
        }

        private String text(String model, long id, String field) {
            return read(model, id, field).path(field).asString();
        }

        private JsonNode read(String model, long id, String... fields) {
            return Objects.requireNonNull(odoo.call(
                            company,
                            model,
                            "search_read",
                            Map.of("domain", List.of(List.of("id", "=", id)), "fields", List.of(fields)))
                    .get(0));
        }

        private static long only(JsonNode ids) {
            return Objects.requireNonNull(ids.get(0)).asLong();
        }

        private static List<Object> line(Map<String, Object> values) {
            return List.of(0, 0, values);
        }

        private static LocalDateTime noon(int daysAgo) {
            return LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo).atTime(11, 0);
        }

        private static String ago(int days) {
            return TIME.format(noon(days));
        }
    }
}
