package io.gemba.copilot.identity;

import io.gemba.corpus.access.TenantId;
import io.gemba.odoo.ApiKey;
import io.gemba.odoo.Identity;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys with which people act in an Odoo that has no addon. Such a key reaches whatever its user reaches: it is kept
 * encrypted, never shown again, and taken only if Odoo takes it.
 */
public final class OdooKeys {
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final String FIND = """
            SELECT login, secret, kept_at FROM odoo_key WHERE tenant_id = :tenant AND person_id = :person
            """;
    private static final String KEEP = """
            INSERT INTO odoo_key (tenant_id, person_id, login, secret) VALUES (:tenant, :person, :login, :secret)
            ON CONFLICT (tenant_id, person_id)
            DO UPDATE SET login = excluded.login, secret = excluded.secret, kept_at = clock_timestamp()
            """;
    private static final String REMOVE = "DELETE FROM odoo_key WHERE tenant_id = :tenant AND person_id = :person";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Odoo odoo;

    OdooKeys(JdbcClient jdbc, SecretBox box, Odoo odoo) {
        this.jdbc = jdbc;
        this.box = box;
        this.odoo = odoo;
    }

    /** The key that a person has left; empty, too, if it cannot be opened any more. */
    Optional<Kept> find(TenantId tenant, PersonId person) {
        return jdbc.sql(FIND)
                .param("tenant", tenant.value())
                .param("person", person.value())
                .query((row, n) -> {
                    var login = String.valueOf(row.getString("login"));
                    var keptAt = row.getTimestamp("kept_at").toInstant();
                    return box.open(row.getBytes("secret"), owner(tenant, person))
                            .map(secret ->
                                    new Kept(new Version(tenant, person, keptAt), new ApiKey(login, secret), keptAt));
                })
                .optional()
                .flatMap(it -> it);
    }

    /** The key that somebody has left. */
    public Optional<Kept> find(Caller caller) {
        return find(caller.tenant(), caller.person());
    }

    /**
     * Keeps somebody's key, in place of the one that was kept before.
     *
     * @return who Odoo says it is
     * @throws KeyNotTaken if Odoo does not take it
     * @throws OdooFailure if Odoo does not answer
     */
    public Identity keep(Caller caller, ApiKey key) {
        if (!ApiKey.isKey(key.secret())) {
            throw new KeyNotTaken();
        }
        var identity = whose(key);
        jdbc.sql(KEEP)
                .param("tenant", caller.tenant().value())
                .param("person", caller.person().value())
                .param("login", identity.login())
                .param("secret", box.close(key.secret(), owner(caller.tenant(), caller.person())))
                .update();
        return identity;
    }

    /**
     * Asks Odoo whose a key is.
     *
     * @throws KeyNotTaken if Odoo does not take it
     * @throws OdooFailure if Odoo does not answer
     */
    public Identity whose(ApiKey key) {
        try {
            return odoo.as(key, List.of())
                    .until(Instant.now().plus(WAIT))
                    .me(new Identity.Wanted(List.of(), List.of()));
        } catch (OdooFailure e) {
            if (e.kind() == Kind.UNAUTHENTICATED || e.kind() == Kind.DENIED) {
                throw new KeyNotTaken();
            }
            throw e;
        }
    }

    /** Keeps somebody's key no longer. */
    public void remove(Caller caller) {
        jdbc.sql(REMOVE)
                .param("tenant", caller.tenant().value())
                .param("person", caller.person().value())
                .update();
    }

    private static String owner(TenantId tenant, PersonId person) {
        return "odoo-key:%d:%d".formatted(tenant.value(), person.value());
    }

    /** A key that Odoo does not take, or a text that no key looks like. It is not part of the message. */
    public static final class KeyNotTaken extends RuntimeException {
        KeyNotTaken() {
            super("Odoo does not take this key of this user.");
        }
    }

    /**
     * A key that is kept.
     *
     * @param version which one it is, of all that were ever kept
     */
    public record Kept(Object version, ApiKey key, Instant since) {}

    private record Version(TenantId tenant, PersonId person, Instant since) {}
}
