package io.gemba.copilot.skill.material;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.RecordAccess;
import io.gemba.odoo.OdooValues;
import io.gemba.odoo.Reference;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records that others point at. */
final class Links {
    private Links() {}

    /** The id of the record that a field points at; 0 if it points at none. */
    static long id(OdooValues read, String field) {
        return read.reference(field).map(Reference::id).orElse(0L);
    }

    /** Those of several, in their order. */
    static Set<Long> ids(Collection<? extends OdooValues> reads, String field) {
        var ids = new LinkedHashSet<Long>();
        reads.forEach(it -> it.reference(field).map(Reference::id).ifPresent(ids::add));
        return ids;
    }

    /** The companies that a question is about: the one that it names, else all that are active. */
    static List<Company> sites(Optional<Company> named, RecordAccess access) {
        return named.map(List::of).orElseGet(access::companies).stream()
                .filter(it -> it.odooId() != null)
                .toList();
    }

    /** Their numbers in Odoo. */
    static List<Long> numbers(List<Company> sites) {
        return sites.stream()
                .flatMap(it -> Optional.ofNullable(it.odooId()).stream())
                .toList();
    }
}
