package io.gemba.copilot.skill.finance;

import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes records of finance in a real Odoo; names are new each time. */
final class FinanceRecords {
    static final long A = 1;
    static final long B = 2;
    private static final AtomicLong NEXT = new AtomicLong(Instant.now().toEpochMilli() % 100_000_000);

    private final RealOdoo odoo;

    FinanceRecords(RealOdoo odoo) {
        this.odoo = odoo;
    }

    static String mark() {
        return Long.toString(NEXT.incrementAndGet());
    }

    /** The same in letters: what has digits in it is taken for a number. */
    static String letters() {
        return mark().chars()
                .mapToObj(it -> String.valueOf((char) ('a' + it - '0')))
                .collect(Collectors.joining());
    }

    Named product(long company, String code, String name, double cost) {
        return new Named(
                odoo.create(
                        company,
                        "product.product",
                        Map.of(
                                "name", name,
                                "default_code", code,
                                "type", "consu",
                                "is_storable", true,
                                "standard_price", cost)),
                code);
    }

    Named supplier(String name) {
        return new Named(odoo.create(A, "res.partner", Map.of("name", name, "is_company", true)), name);
    }

    /** A finished order of four pieces that took so many of a component, and so many minutes at 60 an hour. */
    Named finished(long company, long product, long component, int asked, int taken, int expected, int worked) {
        var cell = odoo.create(company, "mrp.workcenter", Map.of("name", "Cell " + mark(), "costs_hour", 60));
        var order = odoo.create(
                company,
                "mrp.production",
                Map.of(
                        "product_id",
                        product,
                        "product_qty",
                        4,
                        "move_raw_ids",
                        List.of(line(Map.of("product_id", component, "product_uom_qty", asked))),
                        "workorder_ids",
                        List.of(line(Map.of(
                                "name",
                                "Assemble",
                                "workcenter_id",
                                cell,
                                "product_uom_id",
                                1,
                                "duration_expected",
                                expected)))));
        odoo.act(company, "mrp.production", "action_confirm", order);
        odoo.write(company, "mrp.production", order, Map.of("qty_producing", 4));
        var made = read(company, "mrp.production", order, "name", "move_raw_ids", "workorder_ids");
        odoo.write(
                company,
                "stock.move",
                made.path("move_raw_ids").get(0).asLong(),
                Map.of("quantity", taken, "picked", true, "manual_consumption", true));
        odoo.write(company, "mrp.workorder", made.path("workorder_ids").get(0).asLong(), Map.of("duration", worked));
        odoo.act(company, "mrp.production", "button_mark_done", order);
        return new Named(order, made.path("name").asString());
    }

    /** A confirmed order of one line; its own id, its line's, and its number. */
    Ordered ordered(long company, long supplier, long product, int quantity, double price) {
        var order = odoo.create(
                company,
                "purchase.order",
                Map.of(
                        "partner_id",
                        supplier,
                        "order_line",
                        List.of(line(Map.of(
                                "product_id", product,
                                "product_qty", quantity,
                                "price_unit", price,
                                "tax_ids", List.of(List.of(6, 0, List.of())))))));
        odoo.act(company, "purchase.order", "button_confirm", order);
        var made = read(company, "purchase.order", order, "name", "order_line", "picking_ids");
        return new Ordered(
                order,
                made.path("name").asString(),
                made.path("order_line").get(0).asLong(),
                made.path("picking_ids").get(0).asLong());
    }

    record Ordered(long id, String name, long line, long picking) {}

    /** Receives so much of an order; the rest is not expected any more. */
    void receive(long company, Ordered order, int quantity) {
        var moves = read(company, "stock.picking", order.picking(), "move_ids").path("move_ids");
        odoo.write(
                company,
                "stock.move",
                moves.get(0).asLong(),
                Map.of("product_uom_qty", quantity, "quantity", quantity, "picked", true));
        odoo.call(company, "stock.picking", "button_validate", Map.of("ids", List.of(order.picking())));
    }

    /** Sells ten pieces of a product, delivers them all, and invoices them. */
    void sold(long company, long customer, long product, double price) {
        var order = odoo.create(
                company,
                "sale.order",
                Map.of(
                        "partner_id",
                        customer,
                        "order_line",
                        List.of(line(Map.of(
                                "product_id",
                                product,
                                "product_uom_qty",
                                10,
                                "price_unit",
                                price,
                                "tax_ids",
                                List.of(List.of(6, 0, List.of())))))));
        odoo.act(company, "sale.order", "action_confirm", order);
        var made = read(company, "sale.order", order, "picking_ids");
        var picking = made.path("picking_ids").get(0).asLong();
        var moves = read(company, "stock.picking", picking, "move_ids").path("move_ids");
        odoo.write(company, "stock.move", moves.get(0).asLong(), Map.of("quantity", 10, "picked", true));
        odoo.act(company, "stock.picking", "button_validate", picking);
        var values = new HashMap<String, Object>();
        values.put("move_type", "out_invoice");
        values.put("partner_id", customer);
        values.put("invoice_date", PlantTime.today().toString());
        values.put(
                "invoice_line_ids",
                List.of(line(Map.of(
                        "product_id",
                        product,
                        "quantity",
                        10,
                        "price_unit",
                        price,
                        "tax_ids",
                        List.of(List.of(6, 0, List.of()))))));
        odoo.act(company, "account.move", "action_post", odoo.create(company, "account.move", values));
    }

    Bill bill(long company, long supplier, LocalDate day) {
        return new Bill(company, supplier, day);
    }

    /** A vendor bill that is being made. */
    final class Bill {
        private final long company;
        private final Map<String, Object> values = new HashMap<>();
        private final List<Object> lines = new ArrayList<>();

        private Bill(long company, long supplier, LocalDate day) {
            this.company = company;
            values.put("move_type", "in_invoice");
            values.put("partner_id", supplier);
            values.put("invoice_date", day.toString());
            values.put("date", day.toString());
        }

        Bill reference(String reference) {
            values.put("ref", reference);
            return this;
        }

        Bill due(LocalDate day) {
            values.put("invoice_payment_term_id", false);
            values.put("invoice_date_due", day.toString());
            return this;
        }

        Bill of(double quantity, double price) {
            lines.add(line(Map.of(
                    "name",
                    "Goods",
                    "quantity",
                    quantity,
                    "price_unit",
                    price,
                    "tax_ids",
                    List.of(List.of(6, 0, List.of())))));
            return this;
        }

        Bill of(long product, Ordered order, double quantity, double price) {
            lines.add(line(Map.of(
                    "product_id", product,
                    "purchase_line_id", order.line(),
                    "quantity", quantity,
                    "price_unit", price,
                    "tax_ids", List.of(List.of(6, 0, List.of())))));
            return this;
        }

        Named draft() {
            values.put("invoice_line_ids", lines);
            var id = odoo.create(company, "account.move", values);
            return new Named(id, "");
        }

        Named posted() {
            var id = draft().id();
            odoo.act(company, "account.move", "action_post", id);
            return new Named(
                    id, read(company, "account.move", id, "name").path("name").asString());
        }
    }

    JsonNode read(long company, String model, long id, String... fields) {
        return Objects.requireNonNull(
                all(company, model, List.of(List.of("id", "=", id)), fields).get(0));
    }

    JsonNode all(long company, String model, List<?> domain, String... fields) {
        return odoo.call(company, model, "search_read", Map.of("domain", domain, "fields", List.of(fields)));
    }

    private static List<Object> line(Map<String, Object> values) {
        return List.of(0, 0, values);
    }
}
