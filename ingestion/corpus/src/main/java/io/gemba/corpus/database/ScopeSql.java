package io.gemba.corpus.database;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The access rule as every statement that reads documents states it. */
public final class ScopeSql {
    /**
     * True of the {@code acl} rows, under the alias {@code a}, that a scope reaches. Its parameters are set by
     * {@link #bind}: as arrays of the columns' own types, because a cast from text keeps PostgreSQL from planning for
     * the values.
     */
    public static final String REACHES = """
            a.tenant_id = :tenant AND (a.company_id = 0 OR a.company_id = ANY (:companies))
              AND a.classification <= :clearance AND a.audience && CAST(:principals AS text[])
            """;

    private ScopeSql() {}

    /** Sets the parameters of {@link #REACHES}. */
    public static StatementSpec bind(StatementSpec statement, AccessScope scope) {
        return statement
                .param("tenant", scope.tenant().value())
                .param(
                        "companies",
                        scope.companies().stream().mapToInt(CompanyId::value).toArray())
                .param("clearance", (short) scope.clearance().rank())
                .param(
                        "principals",
                        scope.principals().stream().map(Principal::value).toArray(String[]::new));
    }
}
