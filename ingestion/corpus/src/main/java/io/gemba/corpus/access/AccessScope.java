package io.gemba.corpus.access;

import java.util.Set;

/**
 * What a caller may read, as every read of the corpus requires it. A document is within the scope when it is of the
 * tenant, belongs to one of the companies (or to all), is classified no higher than the clearance, and its audience
 * names one of the principals.
 *
 * @param companies the active companies; empty reaches only documents that belong to all companies
 * @param principals empty reaches nothing
 */
public record AccessScope(
        TenantId tenant, Set<CompanyId> companies, Set<Principal> principals, Classification clearance) {
    public AccessScope {
        companies = Set.copyOf(companies);
        principals = Set.copyOf(principals);
    }
}
