package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads as one user, under the rules that Odoo has for them. All methods fail with {@link OdooFailure}; those that read
 * records leave out what the user may not see.
 */
public final class OdooSession {
    private static final List<String> DESCRIPTION =
            List.of("string", "type", "relation", "readonly", "required", "store", "selection");

    private final Odoo odoo;
    private final ApiKey key;
    private final List<Long> companies;
    private final Duration timeout;
    private final @Nullable Instant deadline;

    OdooSession(Odoo odoo, ApiKey key, List<Long> companies, Duration timeout) {
        this(odoo, key, companies, timeout, null);
    }

    private OdooSession(Odoo odoo, ApiKey key, List<Long> companies, Duration timeout, @Nullable Instant deadline) {
        this.odoo = odoo;
        this.key = key;
        this.companies = List.copyOf(companies);
        this.timeout = timeout;
        this.deadline = deadline;
    }

    /** The same, for calls that are over by then. */
    public OdooSession until(Instant other) {
        return new OdooSession(odoo, key, companies, timeout, other);
    }

    /** The records that a query is about, as far as the user sees them. */
    public List<OdooRecord> read(Query query) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("domain", query.domain().terms());
        arguments.put("fields", query.fields());
        arguments.put("order", query.order());
        arguments.put("offset", query.offset());
        arguments.put("limit", query.limit());
        return call(query.model(), "search_read", arguments)
                .valueStream()
                .map(it -> record(query.model(), it))
                .toList();
    }

    /** Those of some records that the user sees; Odoo's own {@code read} would fail for all if one were hidden. */
    public List<OdooRecord> read(String model, Collection<Long> ids, List<String> fields) {
        return ids.isEmpty()
                ? List.of()
                : read(Query.of(model, fields).where(Domain.in("id", ids)).atMost(ids.size()));
    }

    /** How many records the user sees. */
    public long count(String model, Domain domain) {
        return call(model, "search_count", Map.of("domain", domain.terms())).asLong();
    }

    /** The fields of a model that the user's groups may see, by name. */
    public Map<String, Field> fields(String model) {
        var described = call(model, "fields_get", Map.of("attributes", DESCRIPTION));
        var fields = new LinkedHashMap<String, Field>();
        described.propertyStream().forEach(it -> fields.put(it.getKey(), Field.of(it.getKey(), it.getValue())));
        return fields;
    }

    /** True if the user may read records of a model, subject to their rules. */
    public boolean mayRead(String model) {
        return call(model, "has_access", Map.of("operation", "read")).asBoolean();
    }

    private JsonNode call(String model, String method, Map<String, Object> arguments) {
        Map<String, Object> context = companies.isEmpty() ? Map.of() : Map.of("allowed_company_ids", companies);
        var call = new Call(model, method, List.of(), arguments, context);
        return odoo.guard().reading(() -> odoo.transport().call(call, key, left()));
    }

    private Duration left() {
        if (deadline == null) {
            return timeout;
        }
        var left = Duration.between(Instant.now(), deadline);
        if (!left.isPositive()) {
            throw new OdooFailure(Kind.UNREACHABLE, "There was no time left to ask Odoo.");
        }
        return left.compareTo(timeout) < 0 ? left : timeout;
    }

    private static OdooRecord record(String model, JsonNode row) {
        var values = new LinkedHashMap<String, JsonNode>();
        row.propertyStream().forEach(it -> values.put(it.getKey(), it.getValue()));
        return new OdooRecord(model, values);
    }
}
