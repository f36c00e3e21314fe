package io.gemba.copilot.skill.buying;

import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.copilot.testing.PlantTime;
import io.gemba.odoo.Query;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Buys and receives in a real Odoo. Names are new each time. */
final class Purchasing {
    private static final AtomicLong MARK = new AtomicLong(Instant.now().toEpochMilli() % 100_000_000);

    private final RealOdoo real;
    private final long company;

    Purchasing(RealOdoo real, long company) {
        this.real = real;
        this.company = company;
    }

    /** The two companies of the plant. */
    static List<Long> companies(RealOdoo real) {
        return real.odoo().as(real.keyOf("ops"), List.of()).read(Query.of("res.company", List.of("name"))).stream()
                .map(it -> it.id())
                .toList();
    }

    static String mark() {
        return Long.toString(MARK.incrementAndGet());
    }

    Named supplier(String name) {
        var whole = name + letters(mark()) + " GmbH";
        return new Named(real.create(company, "res.partner", Map.of("name", whole, "is_company", true)), whole);
    }

    /** Names with digits in them are taken for numbers of parts. */
    private static String letters(String digits) {
        return digits.chars()
                .map(it -> 'a' + it - '0')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    Named part(String code) {
        var number = code + "-" + mark();
        return OdooStory.product(real, company, number, "Part " + number);
    }

    static Map<String, Object> line(Named part, double quantity, double price, String promised) {
        return Map.of("product_id", part.id(), "product_qty", quantity, "price_unit", price, "date_planned", promised);
    }

    /** A request for quotation. */
    @SafeVarargs
    final Named request(Named supplier, Map<String, Object>... lines) {
        var commands = new ArrayList<List<Object>>();
        for (var line : lines) {
            commands.add(List.of(0, 0, line));
        }
        var id = real.create(company, "purchase.order", Map.of("partner_id", supplier.id(), "order_line", commands));
        return new Named(id, text(one("purchase.order", id, "name"), "name"));
    }

    /** An order, confirmed so many days ago. */
    @SafeVarargs
    final Named order(Named supplier, int daysAgo, Map<String, Object>... lines) {
        var order = orderNow(supplier, lines);
        real.write(company, "purchase.order", order.id(), Map.of("date_approve", ago(daysAgo)));
        return order;
    }

    /** An order that has just been confirmed. */
    @SafeVarargs
    final Named orderNow(Named supplier, Map<String, Object>... lines) {
        var order = request(supplier, lines);
        real.act(company, "purchase.order", "button_confirm", order.id());
        var ids = lineIds(order);
        for (int i = 0; i < lines.length; i++) {
            var promised = lines[i].get("date_planned");
            if (promised != null) {
                real.write(company, "purchase.order.line", ids.get(i), Map.of("date_planned", promised));
            }
        }
        return order;
    }

    List<Long> lineIds(Named order) {
        return read("purchase.order.line", List.of(List.of("order_id", "=", order.id())), "product_id")
                .valueStream()
                .map(it -> it.path("id").asLong())
                .sorted()
                .toList();
    }

    /** Receives all that is open of an order, as of so many days ago. */
    void receive(Named order, int daysAgo) {
        receive(order, daysAgo, Map.of(), false);
    }

    /**
     * Receives something of an order.
     *
     * @param quantities by part; all that is open of those that are not named
     * @param last true to close what has not come
     */
    void receive(Named order, int daysAgo, Map<Named, Double> quantities, boolean last) {
        var picking = open(order);
        var byPart = new HashMap<Long, Double>();
        quantities.forEach((part, quantity) -> byPart.put(part.id(), quantity));
        read("stock.move", List.of(List.of("picking_id", "=", picking)), "product_id", "product_uom_qty")
                .forEach(move -> {
                    var part = move.path("product_id").get(0).asLong();
                    var quantity = byPart.getOrDefault(
                            part, move.path("product_uom_qty").asDouble());
                    real.write(
                            company,
                            "stock.move",
                            move.path("id").asLong(),
                            Map.of("quantity", quantity, "picked", quantity > 0));
                });
        real.call(
                company,
                "stock.picking",
                "button_validate",
                Map.of("ids", List.of(picking)),
                last
                        ? Map.of("skip_backorder", true, "picking_ids_not_to_backorder", List.of(picking))
                        : Map.of("skip_backorder", true));
        real.write(company, "stock.picking", picking, Map.of("date_done", ago(daysAgo)));
    }

    /** Sends everything of the last receipt of an order back. */
    void giveBack(Named order, int daysAgo) {
        var done = read(
                        "stock.picking",
                        List.of(List.of("origin", "=", order.name()), List.of("state", "=", "done")),
                        "name")
                .get(0)
                .path("id")
                .asLong();
        var wizard = real.call(
                        company,
                        "stock.return.picking",
                        "create",
                        Map.of("vals_list", List.of(Map.of("picking_id", done))),
                        Map.of("active_id", done, "active_ids", List.of(done), "active_model", "stock.picking"))
                .get(0)
                .asLong();
        read("stock.return.picking.line", List.of(List.of("wizard_id", "=", wizard)), "move_quantity")
                .forEach(it -> real.write(
                        company,
                        "stock.return.picking.line",
                        it.path("id").asLong(),
                        Map.of("quantity", it.path("move_quantity").asDouble())));
        var made = real.call(company, "stock.return.picking", "action_create_returns", Map.of("ids", List.of(wizard)));
        var back = made.path("res_id").asLong();
        real.call(
                company,
                "stock.picking",
                "button_validate",
                Map.of("ids", List.of(back)),
                Map.of("skip_backorder", true));
        real.write(company, "stock.picking", back, Map.of("date_done", ago(daysAgo)));
    }

    private long open(Named order) {
        var found = read(
                "stock.picking",
                List.of(
                        List.of("origin", "=", order.name()),
                        List.of("company_id", "=", company),
                        List.of("state", "not in", List.of("done", "cancel"))),
                "name");
        return found.get(0).path("id").asLong();
    }

    JsonNode one(String model, long id, String... fields) {
        return read(model, List.of(List.of("id", "=", id)), fields).get(0);
    }

    JsonNode read(String model, List<Object> domain, String... fields) {
        return real.call(company, model, "search_read", Map.of("domain", domain, "fields", List.of(fields)));
    }

    static String text(JsonNode row, String field) {
        return row.path(field).asString();
    }

    /** Noon so many days ago; ahead, if negative. */
    static String ago(int days) {
        return PlantTime.noon(days);
    }

    static String day(int daysAgo) {
        return ago(daysAgo).substring(0, 10);
    }
}
