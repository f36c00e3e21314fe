package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The interface of the Gemba addon: the same calls as Odoo's own, but of listed models and fields alone, and under two
 * proofs, the user's token and that it is Gemba who brings it.
 */
final class AddonTransport implements Transport<UserToken> {
    private final Exchange exchange;
    private final String database;
    private final ClientProof proof;

    AddonTransport(Exchange exchange, String database, ClientProof proof) {
        this.exchange = exchange;
        this.database = database;
        this.proof = proof;
    }

    @Override
    public JsonNode call(Call call, UserToken token, Duration timeout) {
        return post("%s/%s".formatted(call.model(), call.method()), call.named(), token, timeout);
    }

    /** What the addon answers beyond Odoo's own calls. */
    JsonNode post(String path, Object body, UserToken token, Duration timeout) {
        var headers = Map.of(
                "Authorization",
                "Bearer " + token.value(),
                "Gemba-Assertion",
                proof.beside(token),
                "X-Odoo-Database",
                database);
        var reply = exchange.post("/gemba/v1/" + path, headers, body, timeout);
        if (reply.succeeded()) {
            return reply.body();
        }
        if (!reply.isJson()) {
            throw new OdooFailure(
                    reply.status() == 404 ? Kind.ABSENT : Kind.UNREACHABLE,
                    "The Gemba addon does not answer there for the database %s (status %d)."
                            .formatted(database, reply.status()));
        }
        throw Failures.of(reply.status(), reply.body());
    }
}
