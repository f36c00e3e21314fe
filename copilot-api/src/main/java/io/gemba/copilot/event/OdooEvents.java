package io.gemba.copilot.event;

import io.gemba.copilot.identity.IdentitySettings;
import io.gemba.copilot.identity.OdooRights;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.odoo.OdooChange;
import io.gemba.corpus.odoo.OdooChanges;
import io.gemba.odoo.OdooSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what Odoo's addon says has changed: rights that may be different are asked anew at once, the rest waits for the
 * indexing.
 */
@Component
public final class OdooEvents {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern MODEL = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");
    private static final String USERS = "res.users";

    private final List<WebhookSecret> secrets;
    private final ObjectProvider<OdooSettings> odoo;
    private final ObjectProvider<OdooRights> rights;
    private final OdooChanges changes;
    private final TenantId tenant;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    OdooEvents(
            EventSettings settings,
            IdentitySettings identity,
            ObjectProvider<OdooSettings> odoo,
            ObjectProvider<OdooRights> rights,
            OdooChanges changes,
            ObjectProvider<Clock> clock) {
        this.secrets =
                settings.odooSecretFiles().stream().map(WebhookSecret::read).toList();
        this.odoo = odoo;
        this.rights = rights;
        this.changes = changes;
        this.tenant = new TenantId(identity.odoo().tenant());
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * Takes a delivery.
     *
     * @throws Refused if it is not signed by Odoo just now, or was taken before
     * @throws InvalidRequest if it is signed, and not what Odoo's addon sends
     */
    public void take(Delivery delivery) {
        var signed = verified(delivery);
        var event = parsed(delivery.body());
        if (!event.database().equals(odoo.getObject().database())) {
            throw Refused.unsigned();
        }
        forgetRights(event.changes());
        if (!changes.receive(tenant, signed.id(), signed.at(), event.changes())) {
            throw Refused.replayed();
        }
    }

    private Signed verified(Delivery delivery) {
        var id = delivery.id();
        var timestamp = delivery.timestamp();
        var signature = delivery.signature();
        if (id == null
                || timestamp == null
                || signature == null
                || odoo.getIfAvailable() == null
                || !ID.matcher(id).matches()
                || !isNow(timestamp)
                || secrets.stream().noneMatch(it -> it.signed(signature, id, timestamp, delivery.body()))) {
            throw Refused.unsigned();
        }
        return new Signed(id, Instant.ofEpochSecond(Long.parseLong(timestamp)));
    }

    private boolean isNow(String timestamp) {
        return TIMESTAMP.matcher(timestamp).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }

    private Event parsed(byte[] body) {
        try {
            var event = json.readTree(body);
            if (!"odoo.changes".equals(event.path("type").asString(""))) {
                throw new IllegalArgumentException("the type is not odoo.changes");
            }
            return new Event(
                    event.path("data").path("database").asString(""),
                    event.path("data")
                            .required("changes")
                            .valueStream()
                            .map(OdooEvents::change)
                            .toList());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new InvalidRequest("EVENT_INVALID", "The event is not one that the Gemba addon sends.");
        }
    }

    private static OdooChange change(JsonNode change) {
        var model = change.required("model").asString();
        if (!MODEL.matcher(model).matches()) {
            throw new IllegalArgumentException("not a model");
        }
        return new OdooChange(
                change.required("seq").longValue(),
                model,
                change.required("id").longValue(),
                OdooChange.Kind.valueOf(change.required("kind").asString().toUpperCase(Locale.ROOT)));
    }

    /** Users by their number; whatever else changes rights, a group above all, may change everybody's. */
    private void forgetRights(List<OdooChange> changed) {
        var ofRights = changed.stream()
                .filter(it -> it.kind() == OdooChange.Kind.RIGHTS)
                .toList();
        if (ofRights.isEmpty()) {
            return;
        }
        var users = ofRights.stream().allMatch(it -> it.model().equals(USERS))
                ? ofRights.stream().map(OdooChange::id).toList()
                : List.<Long>of();
        rights.ifAvailable(it -> it.forget(users));
    }

    private record Signed(String id, Instant at) {}

    private record Event(String database, List<OdooChange> changes) {}
}
