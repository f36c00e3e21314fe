package io.gemba.corpus.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses a database role for which row-level security would not hold. */
public final class RoleCheck {
    private static final String EXEMPT = """
            SELECT r.rolsuper OR r.rolbypassrls
                   OR EXISTS (SELECT FROM pg_class c WHERE c.relname = 'document' AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
            FROM pg_roles r WHERE r.rolname = current_user
            """;

    private RoleCheck() {}

    /**
     * Returns when the role of these connections is bound by row-level security.
     *
     * @throws RoleNotBound if it is a superuser, may bypass the policies, or owns the tables
     */
    public static void requireBound(DataSource dataSource) {
        var exempt =
                JdbcClient.create(dataSource).sql(EXEMPT).query(Boolean.class).single();
        if (exempt) {
            throw new RoleNotBound();
        }
    }

    /** The process connects as a role that sees every row whatever the policies say. */
    public static final class RoleNotBound extends RuntimeException {
        RoleNotBound() {
            super("the database role is a superuser, bypasses row-level security or owns the tables;"
                    + " connect as gemba_api or gemba_worker");
        }
    }
}
