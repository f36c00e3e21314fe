package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.testing.OdooStory;
import io.gemba.copilot.testing.OdooStory.Named;
import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Query;
import io.gemba.odoo.testing.RealOdoo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes records that planners ask about in a real Odoo, in one company; names are new each time. */
public record PlanningStory(RealOdoo real, long company, String mark) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** In the first company, or in the last. */
    public static PlanningStory in(RealOdoo real, boolean first) {
        var companies = real.odoo()
                .as(real.keyOf("ops"), List.of())
                .read(Query.of("res.company", List.of("name")).where(Domain.EVERYTHING));
        var company = first ? companies.getFirst().id() : companies.getLast().id();
        return new PlanningStory(real, company, Long.toString(System.nanoTime() / 1000 % 1_000_000_000));
    }

    public static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(days, ChronoUnit.DAYS);
    }

    public static String written(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    public Named product(String code) {
        return OdooStory.product(real, company, code + "-" + mark, "Thing " + code + " " + mark);
    }

    public Named partner(String name) {
        var whole = name + mark + " GmbH";
        return new Named(real.create(company, "res.partner", Map.of("name", whole, "is_company", true)), whole);
    }

    /** A confirmed sales order; its lines are pairs of product and quantity, at 12.5 apiece. */
    public Named sale(Named customer, Instant promised, Object... lines) {
        var ordered = new ArrayList<Object>();
        for (int i = 0; i < lines.length; i += 2) {
            ordered.add(List.of(
                    0,
                    0,
                    Map.of(
                            "product_id",
                            ((Named) lines[i]).id(),
                            "product_uom_qty",
                            lines[i + 1],
                            "price_unit",
                            12.5)));
        }
        var id = real.create(
                company,
                "sale.order",
                Map.of("partner_id", customer.id(), "commitment_date", written(promised), "order_line", ordered));
        real.act(company, "sale.order", "action_confirm", id);
        return named("sale.order", id);
    }

    /** A confirmed manufacturing order. */
    public Named order(Named product, int quantity, Instant start, String origin, Named component, int needed) {
        var id = draft(product, quantity, start, origin, component, needed);
        real.act(company, "mrp.production", "action_confirm", id);
        return named("mrp.production", id);
    }

    public long draft(Named product, int quantity, Instant start, String origin, Named component, int needed) {
        var values = new HashMap<String, Object>(Map.of(
                "product_id",
                product.id(),
                "product_qty",
                quantity,
                "date_start",
                written(start),
                "move_raw_ids",
                List.of(List.of(0, 0, Map.of("product_id", component.id(), "product_uom_qty", needed)))));
        values.put("origin", origin);
        return real.create(company, "mrp.production", values);
    }

    /** A confirmed purchase order. */
    public Named purchase(Named supplier, Named product, int quantity, Instant promised) {
        var id = real.create(
                company,
                "purchase.order",
                Map.of(
                        "partner_id",
                        supplier.id(),
                        "order_line",
                        List.of(List.of(
                                0,
                                0,
                                Map.of(
                                        "product_id",
                                        product.id(),
                                        "product_qty",
                                        quantity,
                                        "price_unit",
                                        3,
                                        "date_planned",
                                        written(promised))))));
        real.act(company, "purchase.order", "button_confirm", id);
        real.write(company, "purchase.order", id, Map.of("date_planned", written(promised)));
        return named("purchase.order", id);
    }

    /** A work centre that works by the company's hours. */
    public Named center(String name) {
        var whole = name + " " + mark;
        return new Named(real.create(company, "mrp.workcenter", Map.of("name", whole, "company_id", company)), whole);
    }

    /** A bill of materials for one piece: one component, and one operation that takes so many minutes. */
    public long bill(Named product, Named component, Named center, int minutes) {
        var template = read("product.product", Domain.equal("id", product.id()), "product_tmpl_id")
                .getFirst()
                .reference("product_tmpl_id")
                .orElseThrow()
                .id();
        return real.create(
                company,
                "mrp.bom",
                Map.of(
                        "product_tmpl_id",
                        template,
                        "product_qty",
                        1,
                        "company_id",
                        company,
                        "bom_line_ids",
                        List.of(List.of(0, 0, Map.of("product_id", component.id(), "product_qty", 1))),
                        "operation_ids",
                        List.of(List.of(
                                0,
                                0,
                                Map.of(
                                        "name",
                                        "Milling " + mark,
                                        "workcenter_id",
                                        center.id(),
                                        "time_mode",
                                        "manual",
                                        "time_cycle_manual",
                                        minutes)))));
    }

    /** A confirmed manufacturing order by a bill of materials. */
    public Named billed(Named product, long bill, int quantity, Instant start) {
        var id = real.create(
                company,
                "mrp.production",
                Map.of(
                        "product_id",
                        product.id(),
                        "product_qty",
                        quantity,
                        "bom_id",
                        bill,
                        "date_start",
                        written(start)));
        real.act(company, "mrp.production", "action_confirm", id);
        return named("mrp.production", id);
    }

    /** Puts so many of a product into the company's stock. */
    public void stock(Named product, int quantity) {
        var place = read("stock.warehouse", Domain.equal("company_id", company), "lot_stock_id")
                .getFirst()
                .reference("lot_stock_id")
                .orElseThrow()
                .id();
        var quant = real.create(
                company,
                "stock.quant",
                Map.of("product_id", product.id(), "location_id", place, "inventory_quantity", quantity));
        real.act(company, "stock.quant", "action_apply_inventory", quant);
    }

    public Named named(String model, long id) {
        return new Named(
                id,
                read(model, Domain.equal("id", id), "name")
                        .getFirst()
                        .text("name")
                        .orElseThrow());
    }

    /** As the administrator sees it. */
    public List<OdooRecord> read(String model, Domain domain, String... fields) {
        return real.odoo()
                .as(real.keyOf("admin"), List.of(company))
                .read(Query.of(model, Arrays.asList(fields)).where(domain).atMost(400));
    }
}
