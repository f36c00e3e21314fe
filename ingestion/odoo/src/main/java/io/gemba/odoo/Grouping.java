package io.gemba.odoo;

import java.util.List;

/**
 * What to add up.
 *
 * @param by fields whose values part the records; none for all in one
 * @param aggregates at least one, as {@code product_qty:sum} or {@code __count}
 * @param limit how many groups at most
 */
public record Grouping(String model, Domain domain, List<String> by, List<String> aggregates, int limit) {
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
        return new Grouping(model, domain, by, aggregates, MOST);
    }
}
