package io.gemba.copilot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import io.gemba.odoo.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Makes callers of tokens. A token says who somebody is; what they may do is asked of Odoo if it minted the token, else
 * of the directory, now and then anew.
 */
final class Callers {
    private static final int KEPT = 10_000;

    private final TrustedIssuers issuers;
    private final People people;
    private final Directory directory;
    private final OdooCallers odoo;
    private final Cache<Subject, Listed> known;

    Callers(TrustedIssuers issuers, People people, Directory directory, OdooCallers odoo, Duration rightsCached) {
        this.issuers = issuers;
        this.people = people;
        this.directory = directory;
        this.odoo = odoo;
        this.known = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(rightsCached)
                .build();
    }

    /**
     * The caller of a token that has been verified.
     *
     * @throws NotRegistered if the directory does not know the person
     * @throws NotTaken if Odoo minted the token and does not take it any more
     */
    Caller of(Jwt token) {
        var subject = new Subject(String.valueOf(token.getClaimAsString("iss")), String.valueOf(token.getSubject()));
        var tenant = issuers.tenantOf(token);
        if (issuers.isOdoo(token)) {
            return odoo.signedIn(tenant, subject, token, issuers.loginOf(token));
        }
        // Like Caffeine's own get, but a slow look-up of one person does not hold up others.
        var listed = known.getIfPresent(subject);
        if (listed == null) {
            listed = listed(tenant, subject, issuers.loginOf(token));
            known.put(subject, listed);
        }
        return odoo.withKey(tenant, listed.person(), listed.rights());
    }

    private Listed listed(TenantId tenant, Subject subject, @Nullable String login) {
        var person = people.find(tenant, subject.issuer(), subject.name()).orElseGet(() -> {
            if (login == null || directory.find(tenant, login).isEmpty()) {
                throw new NotRegistered();
            }
            return people.findOrAdd(tenant, subject.issuer(), subject.name(), login, null);
        });
        return new Listed(person, directory.find(tenant, person.login()).orElseThrow(NotRegistered::new));
    }

    static Caller caller(
            TenantId tenant,
            People.Known person,
            Rights rights,
            @Nullable Credentials credentials,
            @Nullable Instant odooAwaySince) {
        var principals = new HashSet<>(rights.principals());
        principals.add(Principal.EVERYONE);
        principals.add(Principal.person(person.id().value()));
        return new Caller(
                tenant,
                person.id(),
                person.login(),
                rights.name(),
                rights.language(),
                rights.companies(),
                principals,
                rights.clearance(),
                rights.copilots(),
                rights.mayManage(),
                rights.inOdoo(),
                credentials,
                odooAwaySince);
    }

    /** Whom an issuer means by a name. */
    record Subject(String issuer, String name) {}

    private record Listed(People.Known person, Rights rights) {}
}
