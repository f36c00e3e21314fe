package io.gemba.odoo;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A kind of record that is read.
 *
 * @param required without these fields a record makes no sense
 * @param wanted fields that are read where there are any
 */
public record RecordType(String model, Set<String> required, Set<String> wanted) {
    public RecordType {
        required = Set.copyOf(required);
        wanted = Set.copyOf(wanted);
    }

    Set<String> all() {
        var all = new LinkedHashSet<>(required);
        all.addAll(wanted);
        return all;
    }
}
