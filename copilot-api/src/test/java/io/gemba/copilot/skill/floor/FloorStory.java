package io.gemba.copilot.skill.floor;

import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.odoo.Query;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Records of the shop floor in a real Odoo, with names that are new each time.
 *
 * @param mark that all its names end with
 * @param a the company whose people ask
 * @param b another one
 * @param center a work centre that has no calendar, so that stops count by the clock
 */
record FloorStory(RealOdoo odoo, String mark, long a, long b, Named center, Named product) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static FloorStory in(RealOdoo odoo) {
        var mark = Long.toString(Instant.now().toEpochMilli() % 100_000_000);
        var companies = odoo.odoo().as(odoo.keyOf("ops"), List.of()).read(Query.of("res.company", List.of("name")));
        var a = companies.getFirst().id();
        var b = companies.getLast().id();
        var center = center(odoo, a, "Fräszelle" + mark);
        var product = OdooStory.product(odoo, a, "FL-" + mark, "Flange " + mark);
        return new FloorStory(odoo, mark, a, b, center, product);
    }

    static Named center(RealOdoo odoo, long company, String name) {
        var id = odoo.create(company, "mrp.workcenter", Map.of("name", name));
        odoo.write(company, "mrp.workcenter", id, Map.of("resource_calendar_id", false));
        return new Named(id, name);
    }

    /** A reason of a kind. */
    long loss(String kind) {
        return first("mrp.workcenter.productivity.loss", List.of(List.of("loss_type", "=", kind)));
    }

    long first(String model, List<List<Object>> domain) {
        var read = odoo.call(a, model, "search_read", Map.of("domain", domain, "fields", List.of("id"), "limit", 1));
        return Objects.requireNonNull(read.get(0)).path("id").asLong();
    }

    /** Time that was logged; without an end it goes on. */
    long logged(long company, long center, String kind, Instant from, long minutes) {
        var values = new HashMap<String, Object>();
        values.put("workcenter_id", center);
        values.put("loss_id", loss(kind));
        values.put("date_start", time(from));
        values.put("company_id", company);
        if (minutes > 0) {
            values.put("date_end", time(from.plus(Duration.ofMinutes(minutes))));
        }
        return odoo.create(company, "mrp.workcenter.productivity", values);
    }

    /** An order of so many pieces with one work order at the work centre. */
    Named order(long company, long center, long product, int quantity) {
        var id = odoo.create(
                company,
                "mrp.production",
                Map.of(
                        "product_id", product,
                        "product_qty", quantity,
                        "workorder_ids",
                                List.of(List.of(
                                        0,
                                        0,
                                        Map.of(
                                                "name",
                                                "Milling " + mark,
                                                "workcenter_id",
                                                center,
                                                "product_uom_id",
                                                first("uom.uom", List.of()),
                                                "duration_expected",
                                                60)))));
        odoo.act(company, "mrp.production", "action_confirm", id);
        var read = odoo.call(
                company,
                "mrp.production",
                "search_read",
                Map.of("domain", List.of(List.of("id", "=", id)), "fields", List.of("name")));
        return new Named(id, Objects.requireNonNull(read.get(0)).path("name").asString());
    }

    /** Makes so many pieces of an order and closes it. */
    void make(long company, Named order, int quantity) {
        odoo.write(company, "mrp.production", order.id(), Map.of("qty_producing", quantity));
        odoo.act(company, "mrp.production", "button_mark_done", order.id());
        var read = odoo.call(
                company,
                "mrp.production",
                "search_read",
                Map.of("domain", List.of(List.of("id", "=", order.id())), "fields", List.of("state")));
        if (!Objects.requireNonNull(read.get(0)).path("state").asString().equals("done")) {
            withoutBackorder(company, order);
        }
    }

    /** What is short of the order is not made later. */
    private void withoutBackorder(long company, Named order) {
        var asked = odoo.create(
                company,
                "mrp.production.backorder",
                Map.of("mrp_production_ids", List.of(List.of(6, 0, List.of(order.id())))));
        odoo.act(company, "mrp.production.backorder", "action_close_mo", asked);
    }

    long scrap(long company, long product, double quantity, Map<String, Object> more) {
        var values = new HashMap<String, Object>(more);
        values.put("product_id", product);
        values.put("scrap_qty", quantity);
        values.put("company_id", company);
        var id = odoo.create(company, "stock.scrap", values);
        odoo.act(company, "stock.scrap", "do_scrap", id);
        return id;
    }

    static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
