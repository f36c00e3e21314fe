package io.gemba.copilot.grounding;

import io.gemba.corpus.access.Classification;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of a record that an answer may cite; of several records where a figure is their sum.
 *
 * @param model of Odoo
 * @param ids of the records, at least one unless there is a filter
 * @param filter which records they are, where there are too many to name them; null otherwise
 * @param label what people call it, such as {@code WH/MO/00200}
 * @param values at least one, the one that matters most first
 * @param asOf when it was read
 * @param url where it opens, relative to Odoo
 */
public record RecordEvidence(
        String model,
        List<Long> ids,
        @Nullable RecordFilter filter,
        String label,
        List<RecordValue> values,
        Instant asOf,
        String url,
        Classification classification)
        implements Evidence {
    public RecordEvidence {
        ids = List.copyOf(ids);
        values = List.copyOf(values);
        if (ids.isEmpty() && filter == null || values.isEmpty()) {
            throw new IllegalArgumentException("record evidence has at least one record and one value");
        }
    }

    /** Its label, and a line for each value: as it is shown, then as it is kept. */
    @Override
    public String text() {
        return label
                + (filter == null ? "" : "\n" + filter.said() + "\n" + filter.count())
                + values.stream()
                        .map(it -> "\n%s: %s (%s)".formatted(it.label(), it.text(), it.kept()))
                        .collect(Collectors.joining());
    }

    @Override
    public List<String> around() {
        return List.of();
    }

    @Override
    public String origin() {
        return "record %s, as of %s".formatted(label, asOf);
    }
}
