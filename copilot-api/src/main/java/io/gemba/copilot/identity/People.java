package io.gemba.copilot.identity;

import io.gemba.corpus.access.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Maps the subjects of all issuers to people. Somebody who comes by another way than before is the same person only if
 * both issuers are said to mean the same people by the same logins, and nobody else came that way under the login: who
 * takes a login over from somebody else is somebody else.
 */
final class People {
    private static final String BY_SUBJECT = """
            SELECT p.id, p.login FROM person_subject s
            JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
            WHERE s.tenant_id = :tenant AND s.issuer = :issuer AND s.subject = :subject
            """;
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(:login, :tenant))";
    private static final String SAME = """
            SELECT p.id, p.login FROM person p
            WHERE p.tenant_id = :tenant AND p.login = :login AND NOT EXISTS (
                SELECT FROM person_subject s WHERE s.tenant_id = p.tenant_id AND s.person_id = p.id
                AND (s.issuer = :issuer OR s.issuer = ANY (:apart)))
            ORDER BY p.id LIMIT 1
            """;
    private static final String ADD = """
            INSERT INTO person (tenant_id, login, odoo_uid) VALUES (:tenant, :login, :odoo) RETURNING id, login
            """;
    private static final String IN_ODOO = """
            UPDATE person SET odoo_uid = :odoo WHERE tenant_id = :tenant AND id = :person
            """;
    private static final String ADD_SUBJECT = """
            INSERT INTO person_subject (tenant_id, issuer, subject, person_id)
            VALUES (:tenant, :issuer, :subject, :person)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<String> apart;

    /**
     * In a database.
     *
     * @param apart issuers whose logins say nothing about who came by another one
     */
    People(JdbcClient jdbc, TransactionTemplate transaction, Collection<String> apart) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.apart = List.copyOf(apart);
    }

    /** The person of a subject that has been seen before. */
    Optional<Known> find(TenantId tenant, String issuer, String subject) {
        return jdbc.sql(BY_SUBJECT)
                .param("tenant", tenant.value())
                .param("issuer", issuer)
                .param("subject", subject)
                .query(People::known)
                .optional();
    }

    /**
     * The person of a subject that may be new.
     *
     * @param login under which they come
     * @param odooUid their number in Odoo, if they come from there
     */
    Known findOrAdd(TenantId tenant, String issuer, String subject, String login, @Nullable Integer odooUid) {
        return transaction.execute(status -> {
            jdbc.sql(ONE_AT_A_TIME)
                    .param("login", login)
                    .param("tenant", tenant.value())
                    .query((row, n) -> true)
                    .single();
            return find(tenant, issuer, subject).orElseGet(() -> {
                var person = person(tenant, issuer, login, odooUid);
                jdbc.sql(ADD_SUBJECT)
                        .param("tenant", tenant.value())
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("person", person.id().value())
                        .update();
                return person;
            });
        });
    }

    private Known person(TenantId tenant, String issuer, String login, @Nullable Integer odooUid) {
        var same = apart.contains(issuer) ? Optional.<Known>empty() : same(tenant, issuer, login);
        if (same.isEmpty()) {
            return jdbc.sql(ADD)
                    .param("tenant", tenant.value())
                    .param("login", login)
                    .param("odoo", odooUid)
                    .query(People::known)
                    .single();
        }
        if (odooUid != null) {
            jdbc.sql(IN_ODOO)
                    .param("odoo", odooUid)
                    .param("tenant", tenant.value())
                    .param("person", same.get().id().value())
                    .update();
        }
        return same.get();
    }

    private Optional<Known> same(TenantId tenant, String issuer, String login) {
        return jdbc.sql(SAME)
                .param("tenant", tenant.value())
                .param("login", login)
                .param("issuer", issuer)
                .param("apart", apart.toArray(String[]::new))
                .query(People::known)
                .optional();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(new PersonId(row.getInt("id")), row.getString("login"));
    }

    /** A person who has signed in. */
    record Known(PersonId id, String login) {}
}
