package io.gemba.copilot.skill.material;

import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.odoo.Query;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Makes parts and what has to do with them in a real Odoo, under names that are new each time. */
final class Material {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final RealOdoo odoo;
    private final String mark = Long.toString(Instant.now().toEpochMilli() % 100_000_000);

    /** The plants that there are. */
    final long a;

    final long b;

    Material(RealOdoo odoo) {
        this.odoo = odoo;
        var companies = odoo.odoo().as(odoo.keyOf("ops"), List.of()).read(Query.of("res.company", List.of("name")));
        a = companies.getFirst().id();
        b = companies.getLast().id();
    }

    /** A part that all companies share. */
    Named part(String prefix) {
        var number = "%s-%s%d".formatted(prefix, mark, MADE.incrementAndGet());
        return OdooStory.product(odoo, a, number, "Testpart " + prefix.toLowerCase(Locale.ROOT) + mark);
    }

    String mark() {
        return mark;
    }

    /** Puts so many of a part on stock. */
    void stock(long company, Named part, int quantity) {
        var quant = odoo.create(
                company,
                "stock.quant",
                Map.of(
                        "product_id",
                        part.id(),
                        "location_id",
                        place(company, "lot_stock_id"),
                        "inventory_quantity",
                        quantity));
        odoo.act(company, "stock.quant", "action_apply_inventory", quant);
    }

    /** A place of the first warehouse of a company. */
    long place(long company, String field) {
        return one(company, "stock.warehouse", List.of(List.of("company_id", "=", company)), field)
                .path(0)
                .asLong();
    }

    String name(long company, String model, long id, String field) {
        return one(company, model, List.of(List.of("id", "=", id)), field).asString();
    }

    private JsonNode one(long company, String model, List<?> domain, String field) {
        var read = odoo.call(
                company,
                model,
                "search_read",
                Map.of("domain", domain, "fields", List.of(field), "limit", 1, "order", "id"));
        return Objects.requireNonNull(read.get(0)).path(field);
    }

    /** A confirmed order of so many pieces for which parts are needed in so many days. */
    Named order(long company, Named product, int days, Map<Named, Integer> parts) {
        var id = odoo.create(
                company,
                "mrp.production",
                Map.of(
                        "product_id",
                        product.id(),
                        "product_qty",
                        1,
                        "date_start",
                        in(days),
                        "move_raw_ids",
                        parts.entrySet().stream()
                                .map(it -> List.of(
                                        0, 0, Map.of("product_id", it.getKey().id(), "product_uom_qty", it.getValue())))
                                .toList()));
        odoo.act(company, "mrp.production", "action_confirm", id);
        return new Named(id, name(company, "mrp.production", id, "name"));
    }

    Named vendor(long company, Named part, int delay, Map<String, Object> more) {
        var name = "Lieferfix%s%d GmbH".formatted(mark, MADE.incrementAndGet());
        var partner = odoo.create(company, "res.partner", Map.of("name", name, "is_company", true));
        var values = new HashMap<String, Object>(Map.of(
                "partner_id",
                partner,
                "product_tmpl_id",
                template(part),
                "delay",
                delay,
                "price",
                2.5,
                "company_id",
                company));
        values.putAll(more);
        odoo.create(company, "product.supplierinfo", values);
        return new Named(partner, name);
    }

    /** A confirmed purchase order. */
    void purchase(long company, Named part, int quantity) {
        var vendor = vendor(company, part, 3, Map.of());
        var id = odoo.create(
                company,
                "purchase.order",
                Map.of(
                        "partner_id",
                        vendor.id(),
                        "order_line",
                        List.of(List.of(
                                0, 0, Map.of("product_id", part.id(), "product_qty", quantity, "price_unit", 3)))));
        odoo.act(company, "purchase.order", "button_confirm", id);
    }

    long template(Named part) {
        return one(a, "product.product", List.of(List.of("id", "=", part.id())), "product_tmpl_id")
                .path(0)
                .asLong();
    }

    long orderpoint(long company, Named part, int minimum, int maximum) {
        return odoo.create(
                company,
                "stock.warehouse.orderpoint",
                Map.of(
                        "product_id",
                        part.id(),
                        "product_min_qty",
                        minimum,
                        "product_max_qty",
                        maximum,
                        "trigger",
                        "manual",
                        "company_id",
                        company));
    }

    long bom(long company, Named product, Map<Named, Integer> parts, Map<String, Object> more) {
        var values = new HashMap<String, Object>(Map.of(
                "product_tmpl_id",
                template(product),
                "product_qty",
                1,
                "company_id",
                company,
                "bom_line_ids",
                parts.entrySet().stream()
                        .map(it ->
                                List.of(0, 0, Map.of("product_id", it.getKey().id(), "product_qty", it.getValue())))
                        .toList()));
        values.putAll(more);
        return odoo.create(company, "mrp.bom", values);
    }

    /** The parts that are short in a company, read and reckoned record by record. */
    Set<Long> shortParts(long company) {
        var open = new HashMap<Long, Double>();
        for (var move : all(
                company,
                "stock.move",
                List.of(
                        List.of("raw_material_production_id", "!=", false),
                        List.of("state", "in", List.of("waiting", "confirmed", "partially_available")),
                        List.of("company_id", "=", company)),
                List.of("product_id", "product_qty", "product_uom_qty", "quantity"))) {
            var counted = move.path("product_qty").asDouble();
            var written = move.path("product_uom_qty").asDouble();
            var reserved = written == 0 ? 0 : move.path("quantity").asDouble() * counted / written;
            open.merge(move.path("product_id").path(0).asLong(), Math.max(0, counted - reserved), Double::sum);
        }
        var found = new TreeSet<Long>();
        for (var product : all(
                company,
                "product.product",
                List.of(List.of("id", "in", List.copyOf(open.keySet()))),
                List.of("free_qty"))) {
            var id = product.path("id").asLong();
            if (open.getOrDefault(id, 0.0)
                    > Math.max(0, product.path("free_qty").asDouble()) + 0.0001) {
                found.add(id);
            }
        }
        for (var point : all(
                company,
                "stock.warehouse.orderpoint",
                List.of(List.of("company_id", "=", company)),
                List.of("product_id", "product_min_qty", "qty_forecast"))) {
            if (point.path("qty_forecast").asDouble()
                    < point.path("product_min_qty").asDouble()) {
                found.add(point.path("product_id").path(0).asLong());
            }
        }
        return found;
    }

    private JsonNode all(long company, String model, List<?> domain, List<String> fields) {
        return odoo.call(company, model, "search_read", Map.of("domain", domain, "fields", fields, "limit", 5000));
    }

    static String in(int days) {
        return PlantTime.noon(-days);
    }
}
