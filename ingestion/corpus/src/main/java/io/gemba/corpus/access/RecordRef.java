package io.gemba.corpus.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** A record in Odoo that a document hangs on: who may not see the record may not see the document. */
public record RecordRef(String model, long id) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*),([1-9][0-9]{0,17})");

    public RecordRef {
        if (!FORM.matcher(model + "," + id).matches()) {
            throw new IllegalArgumentException("a record is named by its model and a positive number");
        }
    }

    /** The record of that {@linkplain #value form}; empty if it is none. */
    public static Optional<RecordRef> of(String value) {
        var parts = FORM.matcher(value);
        return parts.matches()
                ? Optional.of(new RecordRef(parts.group(1), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /**
     * The record of a {@linkplain #value form} that was kept.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RecordRef kept(String value) {
        return of(value).orElseThrow(() -> new IllegalArgumentException("no record is named by " + value));
    }

    /** As Odoo writes it: the model, a comma, the number. */
    public String value() {
        return model + "," + id;
    }

    /** Those who may read the model: the audience of what hangs on its records. */
    public Principal readers() {
        return Principal.model(model);
    }
}
