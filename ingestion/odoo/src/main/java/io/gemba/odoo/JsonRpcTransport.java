package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Odoo's interface before 19. It takes users by number, so each login is looked up once. */
final class JsonRpcTransport implements Transport<ApiKey> {
    private static final int OK = 200;

    private final Exchange exchange;
    private final String database;
    private final ConcurrentHashMap<ApiKey, Long> users = new ConcurrentHashMap<>();

    JsonRpcTransport(Exchange exchange, String database) {
        this.exchange = exchange;
        this.database = database;
    }

    @Override
    public JsonNode call(Call named, ApiKey key, Duration timeout) {
        var call = asBefore(named);
        var positional = new ArrayList<Object>();
        if (!call.ids().isEmpty()) {
            positional.add(call.ids());
        }
        var arguments = List.of(
                database, user(key, timeout), key.secret(), call.model(), call.method(), positional, call.named());
        try {
            return service("object", "execute_kw", arguments, timeout);
        } catch (OdooFailure e) {
            if (e.kind() == Kind.UNAUTHENTICATED) {
                users.remove(key);
            }
            throw e;
        }
    }

    /** What went by another name before 18. */
    private static Call asBefore(Call call) {
        if (!call.method().equals("has_access")) {
            return call;
        }
        var arguments = new LinkedHashMap<>(call.arguments());
        arguments.put("raise_exception", false);
        return new Call(call.model(), "check_access_rights", call.ids(), arguments, call.context());
    }

    private long user(ApiKey key, Duration timeout) {
        var known = users.get(key);
        if (known != null) {
            return known;
        }
        var user = service("common", "login", List.of(database, key.login(), key.secret()), timeout);
        if (!user.isNumber()) {
            throw new OdooFailure(Kind.UNAUTHENTICATED, "Odoo does not accept the key of %s.".formatted(key.login()));
        }
        users.put(key, user.asLong());
        return user.asLong();
    }

    private JsonNode service(String service, String method, List<Object> arguments, Duration timeout) {
        var params = Map.of("service", service, "method", method, "args", arguments);
        var reply = exchange.post(
                "/jsonrpc", Map.of(), Map.of("jsonrpc", "2.0", "method", "call", "id", 1, "params", params), timeout);
        if (!reply.succeeded()) {
            throw new OdooFailure(
                    Kind.UNREACHABLE, "What answers there is not Odoo (status %d).".formatted(reply.status()));
        }
        var error = reply.body().get("error");
        if (error != null) {
            throw Failures.of(OK, error.path("data"));
        }
        // Methods that return nothing have no result.
        return reply.body().path("result");
    }
}
