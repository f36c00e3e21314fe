package io.gemba.corpus.document;

import io.gemba.corpus.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides which revision of a controlled document is in force. A revision replaces another only when it comes from the
 * same source under the same trust, is in effect, and can be read by everyone who could read the other: otherwise a
 * file that anyone hands in could hide a procedure from the people who work by it. The later effective date decides,
 * else the revision: numbers by their parts, letters A to Z before AA; a number and a letter cannot be compared.
 */
public final class Revisions {
    private static final String SETTLE = """
        UPDATE document d SET superseded_by = (
            SELECT n.id FROM document n JOIN acl na ON na.id = n.acl_id
            WHERE n.tenant_id = d.tenant_id AND n.number = d.number AND n.id <> d.id
              AND n.state <> 'deleted' AND n.current_version IS NOT NULL
              AND n.trust = d.trust AND n.source = d.source AND n.uploaded_by IS NOT DISTINCT FROM d.uploaded_by
              AND na.company_id = a.company_id AND na.classification <= a.classification AND na.audience @> a.audience
              AND coalesce(n.effective_date, CURRENT_DATE) <= CURRENT_DATE
              AND CASE WHEN n.effective_date <> d.effective_date THEN n.effective_date > d.effective_date
                       WHEN n.revision ~ '^[0-9.]+$' AND d.revision ~ '^[0-9.]+$'
                       THEN CAST(string_to_array(n.revision, '.') AS bigint[])
                            > CAST(string_to_array(d.revision, '.') AS bigint[])
                       WHEN n.revision ~ '^[A-Z]+$' AND d.revision ~ '^[A-Z]+$'
                       THEN (length(n.revision), n.revision COLLATE "C") > (length(d.revision), d.revision COLLATE "C")
                       ELSE false END
            ORDER BY n.effective_date DESC NULLS LAST,
                     CASE WHEN n.revision ~ '^[0-9.]+$' THEN CAST(string_to_array(n.revision, '.') AS bigint[]) END DESC NULLS LAST,
                     length(n.revision) DESC, n.revision COLLATE "C" DESC
            LIMIT 1)
        FROM acl a
        WHERE a.id = d.acl_id AND d.tenant_id = :tenant AND d.number = :number
        """;
    private static final String NUMBERS = """
        SELECT DISTINCT number FROM document WHERE tenant_id = :tenant AND number IS NOT NULL
        """;

    /** Settles the revisions of one document number, in the caller's transaction. */
    public void settle(JdbcClient jdbc, TenantId tenant, String number) {
        jdbc.sql(SETTLE).param("tenant", tenant.value()).param("number", number).update();
    }

    /** Settles all, for those that come into effect without any file changing. */
    public void settleAll(JdbcClient jdbc, TenantId tenant) {
        jdbc.sql(NUMBERS)
                .param("tenant", tenant.value())
                .query((row, n) -> row.getString("number"))
                .list()
                .forEach(number -> settle(jdbc, tenant, number));
    }
}
