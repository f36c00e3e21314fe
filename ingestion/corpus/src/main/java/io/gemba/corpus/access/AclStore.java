package io.gemba.corpus.access;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the row that stands for an access rule, or makes it. */
public final class AclStore {
    private static final String INSERT = """
            INSERT INTO acl (tenant_id, company_id, classification, audience, audience_hash)
            VALUES (:tenant, :company, :classification, :audience,
                    sha256(convert_to(array_to_string(:audience, ','), 'UTF8')))
            ON CONFLICT DO NOTHING
            """;
    private static final String FIND = """
            SELECT id FROM acl
            WHERE tenant_id = :tenant AND company_id = :company AND classification = :classification
              AND audience_hash = sha256(convert_to(array_to_string(:audience, ','), 'UTF8'))
            """;

    private AclStore() {}

    /** The number of an access rule, within the caller's transaction. */
    public static int idOf(JdbcClient jdbc, TenantId tenant, Acl acl) {
        var found = bind(jdbc.sql(FIND), tenant, acl)
                .query((row, n) -> row.getInt("id"))
                .optional();
        if (found.isPresent()) {
            return found.get();
        }
        bind(jdbc.sql(INSERT), tenant, acl).update();
        return bind(jdbc.sql(FIND), tenant, acl)
                .query((row, n) -> row.getInt("id"))
                .single();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, TenantId tenant, Acl acl) {
        return statement
                .param("tenant", tenant.value())
                .param("company", acl.company().value())
                .param("classification", acl.classification().rank())
                .param("audience", acl.audience().stream().map(Principal::value).toArray(String[]::new));
    }
}
