package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds out who a session acts as. */
final class Identities {
    private static final List<String> OWN =
            List.of("login", "name", "lang", "tz", "active", "company_id", "company_ids");

    private final OdooSession session;

    Identities(OdooSession session) {
        this.session = session;
    }

    /** As the addon says, which knows all groups. */
    static Identity told(JsonNode me) {
        var companies = new HashMap<Long, String>();
        me.path("companies")
                .forEach(it ->
                        companies.put(it.path("id").asLong(), it.path("name").asString("")));
        return new Identity(
                me.required("id").asLong(),
                me.required("login").asString(),
                me.path("name").asString(""),
                text(me.path("lang")),
                text(me.path("tz")),
                me.path("active").asBoolean(false),
                me.path("company_id").asLong(0),
                companies,
                me.path("groups").valueStream().map(JsonNode::asString).collect(Collectors.toSet()),
                me.path("models").valueStream().map(JsonNode::asString).collect(Collectors.toSet()),
                true);
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
    }

    /** As it turns out by asking one thing after another. */
    Identity found(Identity.Wanted wanted) {
        var id = session.call("res.users", "context_get", Map.of()).path("uid").asLong(0);
        var user = session.read("res.users", List.of(id), OWN).stream()
                .findFirst()
                .orElseThrow(() -> new OdooFailure(Kind.UNAUTHENTICATED, "Odoo does not say whose key this is."));
        var companies = session.read("res.company", user.references("company_ids"), List.of("name")).stream()
                .collect(Collectors.toMap(
                        OdooRecord::id, company -> company.text("name").orElse("")));
        var groups = new HashSet<>(wanted.groups());
        groups.removeIf(group -> !holds(id, group));
        var models = new HashSet<>(wanted.models());
        models.removeIf(model -> !session.knows(model));
        return new Identity(
                id,
                user.text("login").orElse(""),
                user.text("name").orElse(""),
                user.text("lang").orElse(null),
                user.text("tz").orElse(null),
                user.flag("active"),
                user.reference("company_id").map(Reference::id).orElse(0L),
                companies,
                groups,
                models,
                false);
    }

    private boolean holds(long user, String group) {
        return session.call(new Call("res.users", "has_group", List.of(user), Map.of("group_ext_id", group), Map.of()))
                .asBoolean(false);
    }
}
