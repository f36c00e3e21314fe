package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Odoo's own interface from 19 on: one address per method, arguments by name, failures by status. */
final class Json2Transport implements Transport<ApiKey> {
    private final Exchange exchange;
    private final String database;

    Json2Transport(Exchange exchange, String database) {
        this.exchange = exchange;
        this.database = database;
    }

    @Override
    public JsonNode call(Call call, ApiKey key, Duration timeout) {
        var body = call.named();
        if (!call.ids().isEmpty()) {
            body.put("ids", call.ids());
        }
        var headers = Map.of("Authorization", "bearer " + key.secret(), "X-Odoo-Database", database);
        var reply = exchange.post("/json/2/%s/%s".formatted(call.model(), call.method()), headers, body, timeout);
        if (reply.succeeded()) {
            return reply.body();
        }
        if (!reply.isJson()) {
            throw new OdooFailure(
                    Kind.UNREACHABLE,
                    "What answers there is not Odoo, or has no database %s (status %d)."
                            .formatted(database, reply.status()));
        }
        throw Failures.of(reply.status(), reply.body());
    }
}
