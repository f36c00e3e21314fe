package io.gemba.odoo;

import io.gemba.odoo.History.Change;
import io.gemba.odoo.History.Entry;
import io.gemba.odoo.OdooFailure.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds out what was done with records. */
final class Histories {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String MESSAGE = "mail.message";
    private static final int MOST = 200;

    private Histories() {}

    /** As the addon says, which shows fields as Odoo itself does. */
    static History told(
            String model,
            Collection<Long> ids,
            @Nullable Instant since,
            Function<Map<String, Object>, JsonNode> addon,
            Map<String, Object> context) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put("ids", List.copyOf(Set.copyOf(ids)));
        body.put("limit", MOST);
        if (since != null) {
            body.put("since", TIME.format(since.atOffset(ZoneOffset.UTC)));
        }
        if (!context.isEmpty()) {
            body.put("context", context);
        }
        try {
            var answer = addon.apply(body);
            return new History(
                    answer.path("messages").valueStream().map(Histories::entry).toList(),
                    true,
                    answer.path("kept").asBoolean(true),
                    answer.path("cut").asBoolean(false));
        } catch (OdooFailure e) {
            if (e.kind() == Kind.ABSENT) {
                // An addon that is older than this.
                return History.closed();
            }
            throw e;
        }
    }

    private static Entry entry(JsonNode message) {
        return new Entry(
                message.path("res_id").asLong(0),
                LocalDateTime.parse(message.required("date").asString(), TIME).toInstant(ZoneOffset.UTC),
                text(message.path("author")),
                message.path("type").asString(""),
                message.path("changes").valueStream().map(Histories::change).toList());
    }

    private static Change change(JsonNode change) {
        return new Change(
                change.required("field").asString(),
                change.path("label").asString(""),
                change.path("type").asString(""),
                text(change.path("currency")),
                text(change.path("old")),
                text(change.path("new")));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() || value.asString("").isEmpty() ? null : value.asString();
    }

    /** As the messages at the records show: who wrote them and when. */
    static History looked(
            String model, Collection<Long> ids, @Nullable Instant since, Function<Query, List<OdooRecord>> read) {
        var parts = new ArrayList<Domain>(List.of(
                Domain.equal("model", model),
                Domain.in("res_id", ids),
                Domain.where("message_type", Operator.NOT_EQUAL, "user_notification")));
        if (since != null) {
            parts.add(Domain.where("date", Operator.AT_LEAST, since));
        }
        var query = Query.of(MESSAGE, List.of("res_id", "date", "author_id", "message_type"))
                .where(Domain.all(parts.toArray(Domain[]::new)))
                .orderedBy("date desc, id desc")
                .atMost(MOST);
        try {
            var rows = read.apply(query);
            return new History(rows.stream().map(Histories::looked).toList(), false, true, rows.size() == MOST);
        } catch (OdooFailure e) {
            if (e.kind() == Kind.ABSENT || e.kind() == Kind.DENIED) {
                return History.closed();
            }
            throw e;
        }
    }

    private static Entry looked(OdooRecord message) {
        return new Entry(
                message.integer("res_id").orElse(0L),
                message.time("date").orElse(Instant.EPOCH),
                message.reference("author_id").map(Reference::label).orElse(null),
                message.text("message_type").orElse(""),
                List.of());
    }
}
