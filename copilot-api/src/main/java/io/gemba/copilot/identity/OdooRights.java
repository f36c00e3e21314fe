package io.gemba.copilot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.odoo.Credentials;
import io.gemba.odoo.Identity;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people hold in Odoo, asked as themselves. It is taken as known for a while, and for a minute at most, also while
 * Odoo cannot be asked: after that nobody holds anything by Odoo.
 */
public final class OdooRights {
    private static final Logger LOG = LoggerFactory.getLogger(OdooRights.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(5);
    private static final int KEPT = 10_000;

    private final Odoo odoo;
    private final Duration taken;
    private final Clock clock;
    private final Cache<Object, Knowledge> known = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(10, TimeUnit.MINUTES)
            .build();

    /**
     * Over an Odoo.
     *
     * @param taken how long what was said is not asked again
     */
    OdooRights(Odoo odoo, Duration taken, Clock clock) {
        this.odoo = odoo;
        this.taken = taken;
        this.clock = clock;
    }

    /**
     * What the bearer of credentials holds.
     *
     * @param whose they are; what was said of the same one before may be given again
     */
    Said of(Object whose, Credentials credentials, Identity.Wanted wanted) {
        return known.get(whose, it -> new Knowledge()).current(credentials, wanted);
    }

    /** Has everybody's asked again whom Odoo knows under one of these ids; of everybody if it is not said whose. */
    public void forget(List<Long> users) {
        known.asMap().values().forEach(it -> it.forget(users));
    }

    /** What came of asking. */
    sealed interface Said {}

    /** Odoo says who it is, and what they hold. */
    record Holds(Identity identity) implements Said {}

    /** Odoo does not take the credentials, or not any more. */
    record Refused(String why) implements Said {}

    /** Odoo has not been there since then. */
    record Away(Instant since) implements Said {}

    private final class Knowledge {
        private final AtomicReference<Instant> forgotten = new AtomicReference<>(Instant.MIN);
        private volatile @Nullable Identity identity;
        private Instant asked = Instant.MIN;
        private @Nullable Away away;
        private Instant awayAsked = Instant.MIN;

        private synchronized Said current(Credentials credentials, Identity.Wanted wanted) {
            var now = clock.instant();
            var held = held(now, taken);
            if (held.isPresent()) {
                return held.get();
            }
            if (away != null && now.isBefore(awayAsked.plus(ASKED_AGAIN))) {
                return held(now, LONGEST).orElse(away);
            }
            return ask(credentials, wanted, now);
        }

        private Optional<Said> held(Instant now, Duration longest) {
            return identity != null && asked.isAfter(forgotten.get()) && now.isBefore(asked.plus(longest))
                    ? Optional.of(new Holds(identity))
                    : Optional.empty();
        }

        private Said ask(Credentials credentials, Identity.Wanted wanted, Instant now) {
            try {
                var said = odoo.as(credentials, List.of())
                        .until(Instant.now().plus(WAIT))
                        .me(wanted);
                asked = now;
                away = null;
                identity = said.active() ? said : null;
                return said.active() ? new Holds(said) : new Refused("The user is archived.");
            } catch (OdooFailure e) {
                if (e.kind() == Kind.UNAUTHENTICATED || e.kind() == Kind.DENIED) {
                    identity = null;
                    LOG.info("Odoo does not take {}: {}", credentials, e.getMessage());
                    return new Refused(String.valueOf(e.getMessage()));
                }
                LOG.warn("Rights cannot be read from Odoo: {}", e.getMessage());
                away = new Away(e.since().orElse(now));
                awayAsked = now;
                return held(now, LONGEST).orElse(away);
            }
        }

        private void forget(List<Long> users) {
            // Without the lock: who asks right now should not be waited for, and what they are told is of before.
            var of = identity;
            if (users.isEmpty() || of == null || users.contains(of.id())) {
                forgotten.set(clock.instant());
            }
        }
    }
}
