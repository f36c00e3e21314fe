package io.gemba.copilot.testing;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.RecordAccess;
import io.gemba.copilot.skill.RecordDoor;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.ApiKey;
import io.gemba.odoo.Domain;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.Odoo;
import io.gemba.odoo.OdooSettings;
import io.gemba.odoo.Query;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The way into Odoo, which changes from test to test; closed to begin with. */
public final class Doors implements RecordDoor {

    private volatile RecordDoor door = (caller, active) -> Optional.empty();

    /** Lets nobody in. */
    public void close() {
        door = (caller, active) -> Optional.empty();
    }

    /** Leads to an Odoo that is not there. */
    public void away() {
        var odoo = new Odoo(settings(URI.create("http://127.0.0.1:9")));
        open(odoo, Map.of("planner", "key"));
    }

    /** Leads to an Odoo, for people whose keys are known. */
    public void open(URI url, Map<String, String> keys) {
        open(new Odoo(settings(url)), keys);
    }

    private void open(Odoo odoo, Map<String, String> keys) {
        var catalogue = new ModelCatalogue();
        door = (caller, active) -> Optional.ofNullable(keys.get(caller.login()))
                .map(key -> access(odoo, new ApiKey(caller.login(), key), companies(caller, active), catalogue));
    }

    private static List<Company> companies(Caller caller, Collection<CompanyId> active) {
        return caller.companies().stream()
                .filter(it -> active.isEmpty() || active.contains(it.id()))
                .map(it -> new Company(
                        it.id(), it.code(), it.name(), it.site(), (long) it.id().value()))
                .toList();
    }

    /** Somebody's own way in, within companies whose numbers are the same here and there. */
    public static RecordAccess access(Odoo odoo, ApiKey key, List<Company> companies, ModelCatalogue catalogue) {
        return new RecordAccess(
                some -> odoo.as(
                        key,
                        some.stream()
                                .map(it -> Objects.requireNonNull(it.odooId()))
                                .toList()),
                companies,
                catalogue,
                Set.of(),
                Set.of(),
                key.login(),
                () -> new RecordAccess.Reader(PlantTime.ZONE, Language.ENGLISH.locale(), null));
    }

    /** The companies that somebody belongs to. */
    public static List<Company> companiesOf(Odoo odoo, ApiKey key) {
        return odoo
                .as(key, List.of())
                .read(Query.of("res.company", List.of("name")).where(Domain.EVERYTHING))
                .stream()
                .map(it -> new Company(
                        new CompanyId((int) it.id()),
                        it.id() == 1 ? "A" : "B",
                        it.text("name").orElse(""),
                        null,
                        it.id()))
                .toList();
    }

    private static OdooSettings settings(URI url) {
        return new OdooSettings(
                url, "plant", null, null, null, null, null, 4, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    @Override
    public Optional<RecordAccess> open(Caller caller, Collection<CompanyId> active) {
        return door.open(caller, active);
    }
}
