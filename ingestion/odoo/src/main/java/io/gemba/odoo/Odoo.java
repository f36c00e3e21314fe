package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An Odoo that may be up or down. Which version it is, and so how to talk to it, is found out with the first call that
 * gets through.
 */
public final class Odoo {
    private final OdooSettings settings;
    private final Exchange exchange;
    private final Guard guard;
    private final AtomicReference<@Nullable Transport> transport = new AtomicReference<>();

    public Odoo(OdooSettings settings) {
        this(settings, Clock.systemUTC());
    }

    Odoo(OdooSettings settings, Clock clock) {
        this.settings = settings;
        this.exchange = new Exchange(settings);
        this.guard = new Guard(settings, clock);
    }

    /** Its version, which it tells anybody. */
    public OdooVersion version() {
        return guard.reading(this::askVersion);
    }

    private OdooVersion askVersion() {
        var reply = exchange.get("/web/version", settings.timeout());
        if (!reply.succeeded()) {
            throw new OdooFailure(
                    Kind.UNREACHABLE, "What answers there is not Odoo (status %d).".formatted(reply.status()));
        }
        return OdooVersion.of(reply.body());
    }

    /**
     * Acts as a user.
     *
     * @param companies that are active; empty for the user's own
     */
    public OdooSession as(ApiKey key, List<Long> companies) {
        return new OdooSession(this, key, companies, settings.timeout());
    }

    Guard guard() {
        return guard;
    }

    Transport transport() {
        var known = transport.get();
        if (known != null) {
            return known;
        }
        var protocol = settings.protocol() == null ? Protocol.of(askVersion()) : settings.protocol();
        var found = switch (protocol) {
            case JSON_2 -> new Json2Transport(exchange, settings.database());
            case JSON_RPC -> new JsonRpcTransport(exchange, settings.database());
        };
        transport.set(found);
        return found;
    }
}
