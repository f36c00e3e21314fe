package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Credentials credentials;
    private final List<Long> companies;
    private final Duration timeout;
    private final @Nullable Instant deadline;
    private final @Nullable Long place;
    private final boolean archived;

    OdooSession(Odoo odoo, Credentials credentials, List<Long> companies, Duration timeout) {
        this(odoo, credentials, companies, timeout, null, null, false);
    }

    private OdooSession(
            Odoo odoo,
            Credentials credentials,
            List<Long> companies,
            Duration timeout,
            @Nullable Instant deadline,
            @Nullable Long place,
            boolean archived) {
        this.odoo = odoo;
        this.credentials = credentials;
        this.companies = List.copyOf(companies);
        this.timeout = timeout;
        this.deadline = deadline;
        this.place = place;
        this.archived = archived;
    }

    /** The same, for calls that are over by then. */
    public OdooSession until(Instant other) {
        return new OdooSession(odoo, credentials, companies, timeout, other, place, archived);
    }

    /** The same, for stock as it lies at a stock location and below it. */
    public OdooSession at(long location) {
        return new OdooSession(odoo, credentials, companies, timeout, deadline, location, archived);
    }

    /** The same, with archived records among the others. */
    public OdooSession withArchived() {
        return new OdooSession(odoo, credentials, companies, timeout, deadline, place, true);
    }

    /** The records that a query is about, as far as the user sees them. */
    public List<OdooRecord> read(Query query) {
        return read(query, context());
    }

    private List<OdooRecord> read(Query query, Map<String, Object> context) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("domain", query.domain().terms());
        arguments.put("fields", query.fields());
        arguments.put("order", query.order());
        arguments.put("offset", query.offset());
        arguments.put("limit", query.limit());
        return call(new Call(query.model(), "search_read", List.of(), arguments, context))
                .valueStream()
                .map(it -> new OdooRecord(query.model(), values(it)))
                .toList();
    }

    /** Those of some records that the user sees; Odoo's own {@code read} would fail for all if one were hidden. */
    public List<OdooRecord> read(String model, Collection<Long> ids, List<String> fields) {
        return ids.isEmpty()
                ? List.of()
                : read(Query.of(model, fields).where(Domain.in("id", ids)).atMost(ids.size()));
    }

    /** Of records by model, those that the user may read now, archived ones among them. */
    public Map<String, Set<Long>> visible(Map<String, ? extends Collection<Long>> records) {
        return credentials instanceof UserToken token
                ? Visible.asked(records, body -> odoo.ask("visible", body, token, this::left), context())
                : Visible.looked(records, query -> read(query, contextWith("active_test", false)));
    }

    /**
     * The latest that Odoo has kept of changes to records, as far as the user sees it there. With an API key it is who
     * wrote to them and when, since Odoo shows the values to administrators alone.
     *
     * @param since from when on; null for as long as there are
     */
    public History changes(String model, Collection<Long> ids, @Nullable Instant since) {
        return credentials instanceof UserToken token
                ? Histories.told(model, ids, since, body -> odoo.ask("changes", body, token, this::left), context())
                : Histories.looked(model, ids, since, this::read);
    }

    /** Groups of records that the user sees. Odoo before 19 cannot be asked this way. */
    public List<OdooGroup> group(Grouping grouping) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("domain", grouping.domain().terms());
        arguments.put("groupby", grouping.by());
        arguments.put("aggregates", grouping.aggregates());
        arguments.put("limit", grouping.limit());
        if (!grouping.order().isEmpty()) {
            arguments.put("order", grouping.order());
        }
        return call(grouping.model(), "formatted_read_group", arguments)
                .valueStream()
                .map(it -> new OdooGroup(values(it)))
                .toList();
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

    /** The fields of a model that the user may see, each with the groups that it is kept to; empty where to none. */
    public Map<String, String> groupsOfFields(String model) {
        var described = call(model, "fields_get", Map.of("attributes", List.of("groups")));
        var groups = new LinkedHashMap<String, String>();
        described
                .propertyStream()
                .forEach(it ->
                        groups.put(it.getKey(), it.getValue().path("groups").asString("")));
        return groups;
    }

    /** True if the user may read records of a model, subject to their rules. */
    public boolean mayRead(String model) {
        return call(model, "has_access", Map.of("operation", "read")).asBoolean();
    }

    /**
     * Who the user is, and what they hold.
     *
     * @param wanted what to ask about one by one where Odoo does not say everything by itself: with an API key
     */
    public Identity me(Identity.Wanted wanted) {
        return credentials instanceof UserToken token
                ? Identities.told(odoo.ask("me", Map.of(), token, this::left))
                : new Identities(this).found(wanted);
    }

    /** True if the model is there, and the user may read it. */
    public boolean knows(String model) {
        try {
            return mayRead(model);
        } catch (OdooFailure e) {
            if (e.kind() == Kind.ABSENT || e.kind() == Kind.DENIED) {
                return false;
            }
            throw e;
        }
    }

    JsonNode call(String model, String method, Map<String, Object> arguments) {
        return call(new Call(model, method, List.of(), arguments, context()));
    }

    JsonNode call(Call call) {
        return odoo.call(call, credentials, this::left);
    }

    /** Whose findings may serve this user, too: with a token, everyone's who is in the same groups. */
    String sharing() {
        return switch (credentials) {
            case UserToken token -> "";
            case ApiKey key -> key.login();
        };
    }

    private Map<String, Object> context() {
        var context = new LinkedHashMap<String, Object>();
        if (!companies.isEmpty()) {
            context.put("allowed_company_ids", companies);
        }
        if (place != null) {
            context.put("location", place);
        }
        if (archived) {
            context.put("active_test", false);
        }
        return context;
    }

    private Map<String, Object> contextWith(String name, Object value) {
        var context = new LinkedHashMap<>(context());
        context.put(name, value);
        return context;
    }

    private Duration left() {
        if (deadline == null) {
            return timeout;
        }
        var left = Duration.between(Instant.now(), deadline);
        if (!left.isPositive()) {
            throw new OdooFailure(Kind.OUT_OF_TIME, "There was no time left to ask Odoo.");
        }
        return left.compareTo(timeout) < 0 ? left : timeout;
    }

    private static Map<String, JsonNode> values(JsonNode row) {
        var values = new LinkedHashMap<String, JsonNode>();
        row.propertyStream().forEach(it -> values.put(it.getKey(), it.getValue()));
        return values;
    }
}
