package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.odoo.OdooSessions;
import io.gemba.copilot.skill.RecordAccess.Reader;
import io.gemba.corpus.access.CompanyId;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.OdooSession;
import java.time.DateTimeException;
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
    private static final String MODEL = "model:";

    private final OdooSessions sessions;
    private final ModelCatalogue catalogue;

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
                        held(caller, GROUP),
                        held(caller, MODEL),
                        caller.name(),
                        () -> reader(caller)));
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

    private static Set<String> held(Caller caller, String kind) {
        return caller.principals().stream()
                .map(it -> it.value())
                .filter(it -> it.startsWith(kind))
                .map(it -> it.substring(kind.length()))
                .collect(Collectors.toSet());
    }

    private static Reader reader(Caller caller) {
        var known = caller.inOdoo();
        return known == null
                ? new Reader(ZoneId.systemDefault(), caller.language().locale(), null)
                : new Reader(zone(known.zone()), locale(known.language(), caller), known.user());
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
}
