package io.gemba.odoo;

import io.gemba.odoo.OdooFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An Odoo that may be up or down. Which version it is, and so how to talk to it, is found out with the first call that
 * gets through.
 */
public final class Odoo {
    private final OdooSettings settings;
    private final Exchange exchange;
    private final Guard guard;
    private final AtomicReference<@Nullable Transport<ApiKey>> keyed = new AtomicReference<>();
    private final @Nullable AddonTransport addon;

    public Odoo(OdooSettings settings) {
        this(settings, Clock.systemUTC());
    }

    Odoo(OdooSettings settings, Clock clock) {
        this.settings = settings;
        this.exchange = new Exchange(settings);
        this.guard = new Guard(settings, clock);
        this.addon = settings.client() == null
                ? null
                : new AddonTransport(
                        exchange,
                        settings.database(),
                        new ClientProof(settings.client(), settings.tokenIssuer(), clock));
    }

    /** Its version, which it tells anybody. */
    public OdooVersion version() {
        return guard.reading(() -> askVersion(settings.timeout()), settings::timeout);
    }

    private OdooVersion askVersion(Duration timeout) {
        var reply = exchange.get("/web/version", timeout);
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
    public OdooSession as(Credentials credentials, List<Long> companies) {
        return new OdooSession(this, credentials, companies, settings.timeout());
    }

    /** The result of a call, given up after as long as there is left when it is made. */
    JsonNode call(Call call, Credentials credentials, Supplier<Duration> left) {
        return guard.reading(
                () -> switch (credentials) {
                    case ApiKey key -> keyed(left).call(call, key, left.get());
                    case UserToken token -> addon().call(call, token, left.get());
                },
                left);
    }

    /** Asks the addon for what Odoo itself has no call for. */
    JsonNode ask(String path, Object body, UserToken token, Supplier<Duration> left) {
        return guard.reading(() -> addon().post(path, body, token, left.get()), left);
    }

    private AddonTransport addon() {
        if (addon == null) {
            throw new OdooFailure(Kind.UNAUTHENTICATED, "Gemba is not registered with this Odoo.");
        }
        return addon;
    }

    private Transport<ApiKey> keyed(Supplier<Duration> left) {
        var known = keyed.get();
        if (known != null) {
            return known;
        }
        var protocol = settings.protocol() == null ? Protocol.of(askVersion(left.get())) : settings.protocol();
        var found = switch (protocol) {
            case JSON_2 -> new Json2Transport(exchange, settings.database());
            case JSON_RPC -> new JsonRpcTransport(exchange, settings.database());
        };
        keyed.set(found);
        return found;
    }
}
