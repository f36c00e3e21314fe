package io.gemba.odoo;

import java.util.List;

/**
 * What to read.
 *
 * @param fields at least one: Odoo fails on models of which the user may not see every field, unless it is told which
 * @param order as {@code date_start, id}; ends with a field that is unique, so that pages do not overlap
 * @param limit how many records at most
 */
public record Query(String model, List<String> fields, Domain domain, String order, int offset, int limit) {
    private static final int PAGE = 80;

    public Query {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("name the fields of " + model);
        }
    }

    /** The first records that the user sees. */
    public static Query of(String model, List<String> fields) {
        return new Query(model, fields, Domain.EVERYTHING, "id", 0, PAGE);
    }

    public Query where(Domain other) {
        return new Query(model, fields, other, order, offset, limit);
    }

    public Query orderedBy(String other) {
        return new Query(model, fields, domain, other, offset, limit);
    }

    public Query atMost(int records) {
        return new Query(model, fields, domain, order, offset, records);
    }

    public Query from(int first) {
        return new Query(model, fields, domain, order, first, limit);
    }
}
