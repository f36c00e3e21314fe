package io.gemba.copilot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.copilot.identity.OdooRights.Away;
import io.gemba.copilot.identity.OdooRights.Holds;
import io.gemba.copilot.identity.OdooRights.Refused;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.UserToken;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;

/** Makes callers of people who act in Odoo: with a token of its own, or with a key that they have left here. */
final class OdooCallers {
    private static final Logger LOG = LoggerFactory.getLogger(OdooCallers.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int KEPT = 10_000;

    private final People people;
    private final Directory directory;
    private final @Nullable OdooRights rights;
    private final @Nullable OdooKeys keys;
    private final Cache<Callers.Subject, People.Known> known =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(REMEMBERED).build();

    OdooCallers(People people, Directory directory, @Nullable OdooRights rights, @Nullable OdooKeys keys) {
        this.people = people;
        this.directory = directory;
        this.rights = rights;
        this.keys = keys;
    }

    /** The caller of a token that the addon minted. */
    Caller signedIn(TenantId tenant, Callers.Subject subject, Jwt token, @Nullable String login) {
        if (!NUMBER.matcher(subject.name()).matches()) {
            throw new NotTaken();
        }
        var rules = directory.rules(tenant).orElseThrow(NotRegistered::new);
        var credentials = new UserToken(token.getTokenValue());
        return switch (rights().of(subject, credentials, rules.wanted())) {
            case Holds holds -> {
                var identity = holds.identity();
                if (!subject.name().equals(Long.toString(identity.id()))) {
                    LOG.error("Odoo takes the token of user {} for one of {}", subject.name(), identity.id());
                    throw new NotTaken();
                }
                yield Callers.caller(
                        tenant,
                        new People.Known(
                                person(tenant, subject, identity.login()).id(), identity.login()),
                        rules.of(identity),
                        credentials,
                        null);
            }
            case Refused refused -> throw new NotTaken();
            case Away away -> {
                if (login == null) {
                    throw new NotTaken();
                }
                var language = Optional.ofNullable(token.getClaimAsString("lang"))
                        .flatMap(OdooRules::language)
                        .orElse(Language.ENGLISH);
                var name = Optional.ofNullable(token.getClaimAsString("name")).orElse(login);
                yield Callers.caller(
                        tenant,
                        person(tenant, subject, login),
                        Rights.least(name, language),
                        credentials,
                        away.since());
            }
        };
    }

    private People.Known person(TenantId tenant, Callers.Subject subject, String login) {
        return known.get(
                subject,
                it -> people.findOrAdd(
                        tenant, subject.issuer(), subject.name(), login, Integer.valueOf(subject.name())));
    }

    /** Somebody who has signed in elsewhere, with what their key reaches if they have left one. */
    Caller withKey(TenantId tenant, People.Known person, Rights listed) {
        var kept = keys == null ? Optional.<OdooKeys.Kept>empty() : keys.find(tenant, person.id());
        if (kept.isEmpty()) {
            return Callers.caller(tenant, person, listed, null, null);
        }
        var rules = directory.rules(tenant).orElseThrow(NotRegistered::new);
        return switch (rights().of(kept.get().version(), kept.get().key(), rules.wanted())) {
            case Holds holds ->
                Callers.caller(
                        tenant,
                        person,
                        rules.of(listed, holds.identity()),
                        kept.get().key(),
                        null);
            case Refused refused -> Callers.caller(tenant, person, listed, null, null);
            case Away away -> Callers.caller(tenant, person, listed, kept.get().key(), away.since());
        };
    }

    private OdooRights rights() {
        if (rights == null) {
            throw new IllegalStateException("there is no Odoo to ask");
        }
        return rights;
    }
}
