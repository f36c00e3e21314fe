package io.gemba.copilot.grounding;

import java.util.List;

/**
 * Which records a figure was made of, where there are too many to name them.
 *
 * @param domain as Odoo reads it: operators in front of what they join; a condition is a list of field, operator, value
 * @param said the same in words, with its period, as the reader is told
 * @param count how many records these were
 */
public record RecordFilter(List<Object> domain, String said, long count) {
    public RecordFilter {
        domain = List.copyOf(domain);
    }
}
