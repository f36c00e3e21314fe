package io.gemba.copilot.identity;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.text.Language;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who calls, with the rights that hold now. Made at the edge from a token; everything behind takes it as a parameter.
 *
 * @param login by which the person signs in
 * @param companies that the person belongs to
 * @param principals that the person holds, {@code everyone} and the person included
 * @param clearance the highest class the person may read
 * @param copilots that the person may use
 * @param mayManage true if the person looks after documents that others own
 */
public record Caller(
        TenantId tenant,
        PersonId person,
        String login,
        String name,
        Language language,
        List<Company> companies,
        Set<Principal> principals,
        Classification clearance,
        List<String> copilots,
        boolean mayManage) {
    public Caller {
        companies = List.copyOf(companies);
        principals = Set.copyOf(principals);
        copilots = List.copyOf(copilots);
    }

    /** What the caller may read in all their companies. */
    public AccessScope scope() {
        return scope(companies.stream().map(Company::id).collect(Collectors.toSet()));
    }

    /**
     * What the caller may read in those of their companies that are active; companies they do not belong to add
     * nothing.
     */
    public AccessScope scopeWithin(Collection<CompanyId> active) {
        var own = companies.stream().map(Company::id).collect(Collectors.toCollection(HashSet::new));
        own.retainAll(Set.copyOf(active));
        return scope(own);
    }

    private AccessScope scope(Set<CompanyId> active) {
        return new AccessScope(tenant, active, principals, clearance);
    }
}
