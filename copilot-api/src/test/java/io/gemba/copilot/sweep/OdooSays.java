package io.gemba.copilot.sweep;

import io.gemba.odoo.testing.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people may read, by the word of Odoo's own interface with their own keys: without any of the code under test,
 * the judge of what answers show.
 */
final class OdooSays {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHORTEST = 5;
    /** By which fields people know records. */
    private static final Map<String, List<String>> LABELS = Map.ofEntries(
            Map.entry("mrp.production", List.of("name")),
            Map.entry("purchase.order", List.of("name", "partner_ref")),
            Map.entry("purchase.requisition", List.of("name")),
            Map.entry("sale.order", List.of("name", "client_order_ref")),
            Map.entry("stock.lot", List.of("name")),
            Map.entry("stock.picking", List.of("name")),
            Map.entry("stock.scrap", List.of("name")),
            Map.entry("account.move", List.of("name", "ref", "payment_reference")),
            Map.entry("product.product", List.of("default_code", "name")),
            Map.entry("res.partner", List.of("name")),
            Map.entry("maintenance.equipment", List.of("name", "serial_no")),
            Map.entry("maintenance.request", List.of("name")),
            Map.entry("mrp.workcenter", List.of("name")));

    /** Where records say what others are called. */
    private static final Map<String, List<String>> MENTIONS = Map.ofEntries(
            Map.entry("mrp.production", List.of("origin")),
            Map.entry("purchase.order", List.of("origin")),
            Map.entry("sale.order", List.of("origin")),
            Map.entry("stock.move", List.of("reference", "origin")),
            Map.entry("stock.move.line", List.of("reference")),
            Map.entry("stock.picking", List.of("origin")),
            Map.entry("stock.scrap", List.of("origin")),
            Map.entry("account.move", List.of("invoice_origin")));

    private final RealOdoo odoo;
    private final Map<String, List<Long>> companies = new ConcurrentHashMap<>();

    OdooSays(RealOdoo odoo) {
        this.odoo = odoo;
    }

    /** Those of some records that somebody may read. */
    Set<Long> readable(String login, String model, Collection<Long> ids) {
        return rows(login, model, List.of(List.of("id", "in", List.copyOf(ids))), List.of("id"))
                .map(rows ->
                        rows.valueStream().map(it -> it.path("id").asLong()).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** How many records of a domain somebody may read; none if they may read none at all. */
    Optional<Long> count(String login, String model, Object domain) {
        return call(login, model, "search_count", Map.of("domain", domain), Map.of())
                .map(JsonNode::asLong);
    }

    /** The fields of a model that somebody may read. */
    Set<String> fields(String login, String model) {
        return call(login, model, "fields_get", Map.of("attributes", List.of("type")), Map.of())
                .map(it -> it.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** What records are called of which somebody may read none that is called so, nor one that says it. */
    Set<String> hidden(String login) {
        var hidden = new HashSet<String>();
        for (var it : LABELS.entrySet()) {
            hidden.addAll(labels("admin", it.getKey(), it.getValue()));
        }
        var read = new HashSet<String>();
        for (var of : List.of(LABELS, MENTIONS)) {
            of.forEach((model, fields) -> read.addAll(labels(login, model, fields)));
        }
        // What stands as a whole within something that is read is no secret: a request may bear the number of an order.
        hidden.removeIf(it -> read.stream().anyMatch(text -> Shown.stands(it, text)));
        return hidden;
    }

    private Set<String> labels(String login, String model, List<String> fields) {
        var labels = new HashSet<String>();
        // Fields that somebody may not read fail the whole call.
        var known = fields(login, model);
        var wanted = fields.stream().filter(known::contains).toList();
        rows(login, model, List.of(), wanted)
                .ifPresent(rows -> rows.forEach(row -> wanted.forEach(field -> {
                    var value = row.path(field);
                    if (value.isString() && value.asString().length() >= SHORTEST) {
                        labels.add(value.asString());
                    }
                })));
        return labels;
    }

    private Optional<JsonNode> rows(String login, String model, List<?> domain, List<String> fields) {
        return call(
                login, model, "search_read", Map.of("domain", domain, "fields", fields), Map.of("active_test", false));
    }

    /** Administrators of rights see companies that they may not be in. */
    private List<Long> companies(String login) {
        var wanted = Map.<String, Object>of(
                "domain", List.of(List.of("login", "=", login)), "fields", List.of("company_ids"));
        return companies.computeIfAbsent(
                login,
                who -> send("admin", "res.users", "search_read", wanted)
                        .orElseThrow()
                        .path(0)
                        .path("company_ids")
                        .valueStream()
                        .map(JsonNode::asLong)
                        .toList());
    }

    /** What Odoo answers; nothing if it refuses. */
    private Optional<JsonNode> call(
            String login, String model, String method, Map<String, Object> arguments, Map<String, Object> more) {
        var context = new HashMap<String, Object>(more);
        context.put("allowed_company_ids", companies(login));
        var body = new HashMap<>(arguments);
        body.put("context", context);
        return send(login, model, method, body);
    }

    private Optional<JsonNode> send(String login, String model, String method, Map<String, Object> body) {
        var request = HttpRequest.newBuilder(odoo.url().resolve("/json/2/%s/%s".formatted(model, method)))
                .header("Authorization", "bearer " + odoo.keys().get(login))
                .header("X-Odoo-Database", "plant")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            var reply = HTTP.send(request, BodyHandlers.ofByteArray());
            return switch (reply.statusCode()) {
                case 200 -> Optional.of(JSON.readTree(reply.body()));
                case 403, 404 -> Optional.empty();
                default ->
                    throw new IllegalStateException("%s.%s: %d %s"
                            .formatted(
                                    model,
                                    method,
                                    reply.statusCode(),
                                    JSON.readTree(reply.body()).path("message")));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
