package io.gemba.acceptance.bench;

import io.gemba.acceptance.running.OdooServer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody who opens one page of Odoo's after another, with what Odoo's own pages ask for. */
final class Visitor {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int ROWS = 80;
    private static final String ORDERS = "mrp.production";

    private final OdooServer odoo;
    private final HttpClient browser;
    private final List<Long> orders;
    private final Map<String, List<Duration>> times = new LinkedHashMap<>();
    private int visits;

    Visitor(OdooServer odoo, String login) {
        this.odoo = odoo;
        this.browser = odoo.browser(login);
        var found = call(ORDERS, "search", List.of(List.of()), Map.of("limit", 500, "order", "id desc"));
        this.orders = found.valueStream().map(JsonNode::asLong).toList();
    }

    /** Visits all pages once, so that what Odoo keeps of them is there. */
    void warm() {
        for (int n = 0; n < Page.values().length * 2; n++) {
            visit();
        }
        times.clear();
    }

    /** Visits the next page, then looks at it. */
    void visit() {
        var page = Page.values()[visits++ % Page.values().length];
        var began = System.nanoTime();
        open(page);
        times.computeIfAbsent(page.called, it -> new ArrayList<>()).add(Duration.ofNanos(System.nanoTime() - began));
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two pages", e);
        }
    }

    /** How long each kind of page took since this was last asked. */
    Map<String, List<Duration>> taken() {
        var taken = new LinkedHashMap<>(times);
        times.clear();
        return taken;
    }

    private void open(Page page) {
        var order = orders.get(visits * 31 % orders.size());
        switch (page) {
            case ORDER -> call(ORDERS, "web_read", List.of(List.of(order)), Map.of("specification", FORM));
            case CHATTER ->
                odoo.rpc(
                        browser,
                        "/mail/thread/messages",
                        Map.of("thread_model", ORDERS, "thread_id", order, "fetch_params", Map.of("limit", 30)));
            case ORDERS -> list(ORDERS, List.of(List.of("state", "in", List.of("confirmed", "progress"))), ORDER_LIST);
            case PURCHASES -> list("purchase.order", List.of(), PURCHASE_LIST);
            case PRODUCTS -> list("product.template", List.of(List.of("type", "=", "consu")), PRODUCT_CARDS);
        }
    }

    private void list(String model, List<?> domain, Map<String, ?> fields) {
        call(
                model,
                "web_search_read",
                List.of(),
                Map.of("domain", domain, "specification", fields, "limit", ROWS, "count_limit", 10001));
    }

    private JsonNode call(String model, String method, List<?> arguments, Map<String, ?> named) {
        var parameters = Map.of("model", model, "method", method, "args", arguments, "kwargs", named);
        return odoo.rpc(browser, "/web/dataset/call_kw/%s/%s".formatted(model, method), parameters);
    }

    private static Map<String, Object> fields(String... names) {
        var fields = new LinkedHashMap<String, Object>();
        for (var name : names) {
            fields.put(name, Map.of());
        }
        return fields;
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Map<String, Object> within) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, Map.of("fields", within));
        return more;
    }

    private static final Map<String, Object> NAME = fields("display_name");
    private static final Map<String, Object> FORM = with(
            with(
                    with(
                            fields(
                                    "name",
                                    "state",
                                    "product_qty",
                                    "qty_producing",
                                    "date_start",
                                    "date_deadline",
                                    "components_availability",
                                    "reservation_state",
                                    "delivery_count",
                                    "scrap_count"),
                            "product_id",
                            NAME),
                    "move_raw_ids",
                    with(
                            fields("state", "product_uom_qty", "quantity", "forecast_availability", "date"),
                            "product_id",
                            NAME)),
            "workorder_ids",
            with(fields("name", "state", "duration_expected", "duration"), "workcenter_id", NAME));
    private static final Map<String, Object> ORDER_LIST = with(
            fields("name", "state", "date_start", "product_qty", "components_availability", "origin"),
            "product_id",
            NAME);
    private static final Map<String, Object> PURCHASE_LIST = with(
            fields("name", "state", "date_planned", "amount_total", "invoice_status", "origin"), "partner_id", NAME);
    private static final Map<String, Object> PRODUCT_CARDS =
            fields("name", "default_code", "list_price", "qty_available", "product_variant_count");

    private enum Page {
        ORDER("the form of an order"),
        CHATTER("its chatter"),
        ORDERS("a list of orders"),
        PURCHASES("a list of purchase orders"),
        PRODUCTS("cards of products");

        private final String called;

        Page(String called) {
            this.called = called;
        }
    }
}
