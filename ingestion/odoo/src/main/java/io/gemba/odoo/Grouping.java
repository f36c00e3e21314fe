package io.gemba.odoo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to add up.
 *
 * @param by fields whose values part the records; none for all in one
 * @param aggregates at least one, as {@code product_qty:sum} or {@code __count}
 * @param order as {@code product_qty:sum desc}, of what is grouped by or made; empty for that of the groups
 * @param limit how many groups at most
 */
public record Grouping(String model, Domain domain, List<String> by, List<String> aggregates, String order, int limit) {
    /** How many records there are. */
    public static final String COUNT = "__count";

    private static final int MOST = 200;

    public Grouping {
        by = List.copyOf(by);
        aggregates = List.copyOf(aggregates);
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException("name what is to be made of the records of " + model);
        }
    }

    /** Groups of the records that a domain admits. */
    public static Grouping of(String model, Domain domain, List<String> by, List<String> aggregates) {
        return new Grouping(model, domain, by, aggregates, "", MOST);
    }

    public Grouping orderedBy(String other) {
        return new Grouping(model, domain, by, aggregates, other, limit);
    }

    public Grouping atMost(int groups) {
        return new Grouping(model, domain, by, aggregates, order, groups);
    }

    /** The fields that it takes. */
    public Set<String> fields() {
        return Stream.concat(by.stream(), aggregates.stream())
                .filter(it -> !it.equals(COUNT))
                .map(it -> it.replaceAll(":.*", ""))
                .collect(Collectors.toUnmodifiableSet());
    }
}
