package io.gemba.corpus.database;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The access rule as every statement that reads documents states it. */
public final class ScopeSql {
    /**
     * True of the {@code acl} rows, under the alias {@code a}, that a scope reaches. Its parameters are set by
     * {@link #bind}: as arrays of the columns' own types, because a cast from text keeps PostgreSQL from planning for
     * the values.
     */
    static final String RULES = """
            a.tenant_id = :tenant AND (a.company_id = 0 OR a.company_id = ANY (:companies))
              AND a.classification <= :clearance AND a.audience && CAST(:principals AS text[])
            """;

    /** True of the documents, under the alias {@code d}, that a scope reaches by their {@code acl}, {@code a}. */
    public static final String REACHES = reaches("d");

    private ScopeSql() {}

    /** As {@link #REACHES}, of documents under another alias. */
    public static String reaches(String document) {
        return RULES
                + " AND (%1$s.record IS NULL OR %1$s.record = ANY (CAST(:records AS text[])))\n".formatted(document);
    }

    /** Sets the parameters of {@link #RULES} and {@link #REACHES}. */
    public static StatementSpec bind(StatementSpec statement, AccessScope scope) {
        return statement
                .param("tenant", scope.tenant().value())
                .param(
                        "companies",
                        scope.companies().stream().mapToInt(CompanyId::value).toArray())
                .param("clearance", (short) scope.clearance().rank())
                .param(
                        "principals",
                        scope.principals().stream().map(Principal::value).toArray(String[]::new))
                .param("records", scope.records().stream().map(RecordRef::value).toArray(String[]::new));
    }
}
