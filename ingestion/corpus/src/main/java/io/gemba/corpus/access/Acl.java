package io.gemba.corpus.access;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may read a document. Equal rules share one row of the {@code acl} table, so that a search compares numbers.
 *
 * @param company {@link CompanyId#ALL} for documents of every company
 * @param audience sorted and without repetition; never empty
 */
public record Acl(CompanyId company, Classification classification, List<Principal> audience) {
    public Acl {
        SortedSet<Principal> sorted = new TreeSet<>(audience);
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("an audience names at least one principal");
        }
        audience = List.copyOf(sorted);
    }
}
