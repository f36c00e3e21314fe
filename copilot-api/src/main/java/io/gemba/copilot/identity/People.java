package io.gemba.copilot.identity;

import io.gemba.corpus.access.TenantId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Maps the subjects of all issuers to people. */
final class People {
    private static final String BY_SUBJECT = """
            SELECT p.id, p.login FROM person_subject s
            JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
            WHERE s.tenant_id = :tenant AND s.issuer = :issuer AND s.subject = :subject
            """;
    private static final String BY_LOGIN = "SELECT id, login FROM person WHERE tenant_id = :tenant AND login = :login";
    private static final String ADD = """
            INSERT INTO person (tenant_id, login) VALUES (:tenant, :login) ON CONFLICT DO NOTHING
            """;
    private static final String ADD_SUBJECT = """
            INSERT INTO person_subject (tenant_id, issuer, subject, person_id)
            VALUES (:tenant, :issuer, :subject, :person) ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person of a subject that has been seen before. */
    Optional<Known> find(TenantId tenant, String issuer, String subject) {
        return jdbc.sql(BY_SUBJECT)
                .param("tenant", tenant.value())
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, n) -> new Known(new PersonId(row.getInt("id")), row.getString("login")))
                .optional();
    }

    /** Maps a subject to the person of that login, who may have signed in through another issuer before. */
    Known add(TenantId tenant, String issuer, String subject, String login) {
        jdbc.sql(ADD).param("tenant", tenant.value()).param("login", login).update();
        var person = jdbc.sql(BY_LOGIN)
                .param("tenant", tenant.value())
                .param("login", login)
                .query((row, n) -> new Known(new PersonId(row.getInt("id")), row.getString("login")))
                .single();
        jdbc.sql(ADD_SUBJECT)
                .param("tenant", tenant.value())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("person", person.id().value())
                .update();
        return person;
    }

    /** A person who has signed in. */
    record Known(PersonId id, String login) {}
}
