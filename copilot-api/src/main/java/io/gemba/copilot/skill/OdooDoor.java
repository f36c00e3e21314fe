package io.gemba.copilot.skill;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.odoo.OdooSessions;
import io.gemba.copilot.skill.RecordAccess.Reader;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.TenantId;
import io.gemba.odoo.Identity;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.OdooFailure;
import io.gemba.odoo.OdooSession;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By the sessions that callers open with their own credentials. */
final class OdooDoor implements RecordDoor {
    private static final String GROUP = "group:";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final OdooSessions sessions;
    private final ModelCatalogue catalogue;
    private final Cache<Person, Reader> readers =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    OdooDoor(OdooSessions sessions, ModelCatalogue catalogue) {
        this.sessions = sessions;
        this.catalogue = catalogue;
    }

    @Override
    public Optional<RecordAccess> open(Caller caller, Collection<CompanyId> active) {
        return sessions.of(caller, active)
                .map(session -> new RecordAccess(
                        companies -> within(caller, companies),
                        companies(caller, active),
                        catalogue,
                        groups(caller),
                        caller.name(),
                        () -> reader(caller, session)));
    }

    @Override
    public boolean isThere() {
        return true;
    }

    private OdooSession within(Caller caller, List<Company> companies) {
        return sessions.of(caller, companies.stream().map(Company::id).toList()).orElseThrow();
    }

    private static List<Company> companies(Caller caller, Collection<CompanyId> active) {
        return caller.companies().stream()
                .filter(it -> it.odooId() != null && (active.isEmpty() || active.contains(it.id())))
                .toList();
    }

    private static Set<String> groups(Caller caller) {
        return caller.principals().stream()
                .map(it -> it.value())
                .filter(it -> it.startsWith(GROUP))
                .map(it -> it.substring(GROUP.length()))
                .collect(Collectors.toSet());
    }

    /** How somebody reads times and numbers hardly ever changes, so that it is not asked for with each question. */
    private Reader reader(Caller caller, OdooSession session) {
        var person = new Person(caller.tenant(), caller.person().value());
        var known = readers.getIfPresent(person);
        if (known != null) {
            return known;
        }
        try {
            var me = session.until(Instant.now().plus(PATIENCE)).me(new Identity.Wanted(List.of(), List.of()));
            var found = new Reader(zone(me.zone()), locale(me.language(), caller), me.id());
            readers.put(person, found);
            return found;
        } catch (OdooFailure e) {
            return new Reader(ZoneId.systemDefault(), caller.language().locale(), null);
        }
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }

    private static Locale locale(@Nullable String name, Caller caller) {
        return name == null
                ? caller.language().locale()
                : Locale.forLanguageTag(name.replace('_', '-').replaceAll("@.*", ""));
    }

    private record Person(TenantId tenant, int id) {}
}
