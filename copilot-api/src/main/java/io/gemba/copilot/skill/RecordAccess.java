package io.gemba.copilot.skill;

import io.gemba.copilot.identity.Company;
import io.gemba.odoo.Availability;
import io.gemba.odoo.ModelCatalogue;
import io.gemba.odoo.OdooSession;
import io.gemba.odoo.RecordType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The asker's own way into Odoo.
 *
 * @param sessions acts as the asker, within some of their companies
 * @param companies that are active, never others than the asker's
 * @param groups of the asker: who has the same ones sees the same fields
 * @param readable models that Odoo has just said the asker may read; there may be more
 * @param name of the asker there
 * @param reader how the asker reads times and numbers
 */
public record RecordAccess(
        Function<List<Company>, OdooSession> sessions,
        List<Company> companies,
        ModelCatalogue catalogue,
        Set<String> groups,
        Set<String> readable,
        String name,
        Supplier<Reader> reader) {
    public RecordAccess {
        companies = List.copyOf(companies);
        groups = Set.copyOf(groups);
        readable = Set.copyOf(readable);
    }

    /**
     * How somebody reads.
     *
     * @param zone of times
     * @param locale of numbers and dates
     * @param user their number in Odoo; null if Odoo did not say
     */
    public record Reader(
            ZoneId zone, Locale locale, @Nullable Long user) {}

    /** Within all active companies. */
    OdooSession session() {
        return sessions.apply(companies);
    }

    /** Within one of them alone, by its number in Odoo; within all if it is none of them. */
    OdooSession session(long company) {
        var one = companies.stream()
                .filter(it -> Long.valueOf(company).equals(it.odooId()))
                .toList();
        return one.isEmpty() ? session() : sessions.apply(one);
    }

    /** What the asker can do with records of a type, asked as long as a session may ask. */
    Availability of(OdooSession as, RecordType type) {
        return readable.contains(type.model())
                ? catalogue.ofReadable(as, groups, type)
                : catalogue.of(as, groups, type);
    }
}
