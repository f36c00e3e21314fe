package io.gemba.corpus.access;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The companies of a tenant by the code under which files and people name them. */
public final class Companies {
    /** The code that stands for every company. */
    public static final String ALL = "ALL";

    private static final String LIST = "SELECT id, code FROM company WHERE tenant_id = :tenant";

    private static final String NAMES = "SELECT id, name FROM company WHERE tenant_id = :tenant";

    private Companies() {}

    public static Map<String, CompanyId> byCode(JdbcClient jdbc, TenantId tenant) {
        var companies = new HashMap<String, CompanyId>();
        companies.put(ALL, CompanyId.ALL);
        jdbc.sql(LIST)
                .param("tenant", tenant.value())
                .query((row, n) -> companies.put(row.getString("code"), new CompanyId(row.getInt("id"))))
                .list();
        return companies;
    }

    /** The companies by what they are called, in lower case. */
    public static Map<String, CompanyId> byName(JdbcClient jdbc, TenantId tenant) {
        var companies = new HashMap<String, CompanyId>();
        jdbc.sql(NAMES)
                .param("tenant", tenant.value())
                .query((row, n) ->
                        companies.put(row.getString("name").toLowerCase(Locale.ROOT), new CompanyId(row.getInt("id"))))
                .list();
        return companies;
    }
}
