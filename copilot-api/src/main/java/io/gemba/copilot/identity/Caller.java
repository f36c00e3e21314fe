package io.gemba.copilot.identity;

import io.gemba.copilot.problem.NotPermitted;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Credentials;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, with the rights that hold now. Made at the edge from a token; everything behind takes it as a parameter.
 *
 * @param login by which the person signs in
 * @param companies that the person belongs to
 * @param principals that the person holds, {@code everyone} and the person included
 * @param clearance the highest class the person may read
 * @param copilots that the person may use
 * @param mayManage true if the person looks after documents that others own
 * @param inOdoo as whom Odoo knows the person; null if it has not said
 * @param credentials with which this request acts in Odoo as the person; null if it cannot
 * @param odooAwaySince since when Odoo has not been there to say what the person may; who signed in there is left with
 *     what everyone may read and what is theirs. Null if it is known, or nothing has to be asked there
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
        boolean mayManage,
        @Nullable InOdoo inOdoo,
        @Nullable Credentials credentials,
        @Nullable Instant odooAwaySince) {
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

    /**
     * The companies that a page in Odoo names by its own numbers.
     *
     * @throws NotPermitted if one of them is not the caller's
     */
    public Set<CompanyId> companiesInOdoo(Collection<Long> ids) {
        if (odooAwaySince != null) {
            return Set.of();
        }
        return ids.stream()
                .map(id -> companies.stream()
                        .filter(company -> id.equals(company.odooId()))
                        .findFirst()
                        .orElseThrow(Caller::foreignCompany)
                        .id())
                .collect(Collectors.toSet());
    }

    /**
     * The numbers that Odoo has for companies of the caller's; those that are none there are left out.
     *
     * @param active empty for all
     * @throws NotPermitted if one of them is not the caller's
     */
    public List<Long> odooCompanies(Collection<CompanyId> active) {
        if (odooAwaySince == null
                && !companies.stream().map(Company::id).toList().containsAll(active)) {
            throw foreignCompany();
        }
        return companies.stream()
                .filter(company -> active.isEmpty() || active.contains(company.id()))
                .flatMap(company -> Stream.ofNullable(company.odooId()))
                .toList();
    }

    private static NotPermitted foreignCompany() {
        return new NotPermitted("One of the active companies is not yours.");
    }
}
