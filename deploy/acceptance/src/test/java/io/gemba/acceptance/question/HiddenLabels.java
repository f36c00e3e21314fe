package io.gemba.acceptance.question;

import io.gemba.acceptance.running.OdooServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What people call the records that somebody may not see, as Odoo itself tells by leaving them out. */
final class HiddenLabels {
    private static final int SHORTEST = 4;
    private static final String INVOICE = "account.move";
    private static final List<Named> NAMED = List.of(
            new Named("mrp.production", "name"),
            new Named("purchase.order", "name"),
            new Named("sale.order", "name"),
            new Named("stock.lot", "name"),
            new Named("stock.picking", "name"),
            new Named(INVOICE, "name"),
            new Named(INVOICE, "ref"),
            new Named("product.product", "default_code"),
            new Named("res.partner", "name"),
            new Named("mrp.workcenter", "name"),
            new Named("maintenance.equipment", "name"),
            new Named("maintenance.request", "name"));

    private final OdooServer odoo;
    private final Map<Named, List<JsonNode>> all = new HashMap<>();
    private final Map<String, Set<String>> hidden = new HashMap<>();

    HiddenLabels(OdooServer odoo) {
        this.odoo = odoo;
    }

    /** Which of them stand in a text. */
    List<String> in(String login, String text) {
        return of(login).stream()
                .filter(text::contains)
                .filter(it -> Pattern.compile("(?<![\\p{L}\\p{N}/-])" + Pattern.quote(it) + "(?![\\p{L}\\p{N}/-])")
                        .matcher(text)
                        .find())
                .toList();
    }

    Set<String> of(String login) {
        return hidden.computeIfAbsent(login, who -> {
            var open = NAMED.stream()
                    .flatMap(it -> read(who, it).stream().flatMap(row -> label(row, it)))
                    .collect(Collectors.toSet());
            var closed = NAMED.stream().flatMap(it -> closed(who, it)).collect(Collectors.toCollection(HashSet::new));
            closed.removeAll(open);
            return closed;
        });
    }

    /**
     * Whoever may read none of a kind may still meet its numbers as words in what they read, such as the order that a
     * receipt was for: of those, only the other companies' count as hidden, and invoices.
     */
    private Stream<String> closed(String login, Named named) {
        var companies = companies(login);
        var readable = odoo.call(login, named.model(), "has_access", Map.of("operation", "read"))
                .asBoolean();
        return all.computeIfAbsent(named, it -> read("admin", it)).stream()
                .filter(row -> readable
                        || named.model().equals(INVOICE)
                        || !companies.contains(row.path("company_id").path(0).asLong()))
                .flatMap(row -> label(row, named));
    }

    private Set<Long> companies(String login) {
        return odoo.call(
                        "admin",
                        "res.users",
                        "search_read",
                        Map.of("domain", List.of(List.of("login", "=", login)), "fields", List.of("company_ids")))
                .path(0)
                .path("company_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .collect(Collectors.toSet());
    }

    private List<JsonNode> read(String login, Named named) {
        if (!odoo.call(login, named.model(), "has_access", Map.of("operation", "read"))
                .asBoolean()) {
            return List.of();
        }
        var fields = List.of(named.field(), "company_id");
        var companies = login.equals("admin") ? Set.copyOf(odoo.companies()) : companies(login);
        var context = Map.<String, Object>of("allowed_company_ids", companies);
        return odoo.call(
                        login,
                        named.model(),
                        "search_read",
                        Map.of("domain", List.of(), "fields", fields, "context", context))
                .valueStream()
                .toList();
    }

    private static Stream<String> label(JsonNode row, Named named) {
        var label = row.path(named.field()).asString("");
        return label.length() < SHORTEST || label.equals("false") ? Stream.empty() : Stream.of(label);
    }

    private record Named(String model, String field) {}
}
