package io.gemba.corpus.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a caller may read, as every read of the corpus requires it. A document is within the scope when it is of the
 * tenant, belongs to one of the companies (or to all), is classified no higher than the clearance, and its audience
 * names one of the principals; if it hangs on a record in Odoo, that has to be among the records, too.
 *
 * @param companies the active companies; empty reaches only documents that belong to all companies
 * @param principals empty reaches nothing
 * @param records that Odoo has just said to be visible to the caller
 */
public record AccessScope(
        TenantId tenant,
        Set<CompanyId> companies,
        Set<Principal> principals,
        Classification clearance,
        Set<RecordRef> records) {
    public AccessScope {
        companies = Set.copyOf(companies);
        principals = Set.copyOf(principals);
        records = Set.copyOf(records);
    }

    /** A scope that reaches nothing that hangs on a record. */
    public AccessScope(TenantId tenant, Set<CompanyId> companies, Set<Principal> principals, Classification clearance) {
        this(tenant, companies, principals, clearance, Set.of());
    }

    /** The same with what hangs on these records, which were found to be visible. */
    public AccessScope showing(Collection<RecordRef> visible) {
        var all = new HashSet<>(records);
        all.addAll(visible);
        return new AccessScope(tenant, companies, principals, clearance, all);
    }
}
