package io.gemba.copilot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.corpus.access.Principal;
import java.time.Duration;
import java.util.HashSet;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Makes callers of tokens. A token says who somebody is; what they may do is asked of the directory, now and then anew.
 */
final class Callers {
    private static final Principal SYSTEM = Principal.group("base.group_system");
    private static final int KEPT = 10_000;

    private final TrustedIssuers issuers;
    private final People people;
    private final Directory directory;
    private final Cache<Subject, Caller> known;

    Callers(TrustedIssuers issuers, People people, Directory directory, Duration rightsCached) {
        this.issuers = issuers;
        this.people = people;
        this.directory = directory;
        this.known = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(rightsCached)
                .build();
    }

    /**
     * The caller of a token that has been verified.
     *
     * @throws NotRegistered if the directory does not know the person
     */
    Caller of(Jwt token) {
        var subject = new Subject(String.valueOf(token.getClaimAsString("iss")), String.valueOf(token.getSubject()));
        var caller = known.getIfPresent(subject);
        if (caller == null) {
            caller = caller(subject, token);
            known.put(subject, caller);
        }
        return caller;
    }

    private Caller caller(Subject subject, Jwt token) {
        var tenant = issuers.tenantOf(token);
        var person = people.find(tenant, subject.issuer(), subject.subject()).orElseGet(() -> {
            var login = issuers.loginOf(token);
            if (login == null || directory.find(tenant, login).isEmpty()) {
                throw new NotRegistered();
            }
            return people.add(tenant, subject.issuer(), subject.subject(), login);
        });
        var entry = directory.find(tenant, person.login()).orElseThrow(NotRegistered::new);
        var principals = new HashSet<Principal>();
        principals.add(Principal.EVERYONE);
        principals.add(Principal.person(person.id().value()));
        principals.addAll(entry.groups());
        return new Caller(
                tenant,
                person.id(),
                person.login(),
                entry.name(),
                entry.language(),
                entry.companies(),
                principals,
                entry.clearance(),
                entry.copilots(),
                entry.groups().contains(SYSTEM),
                null,
                null);
    }

    private record Subject(String issuer, String subject) {}
}
