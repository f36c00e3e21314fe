package io.gemba.ingestion.odoo;

import java.util.List;

/**
 * Of which records in Odoo it is worth noticing that they have changed.
 *
 * @param names none where nothing is read from Odoo
 */
public record MirroredModels(List<String> names) {
    /** Of an installation that reads nothing from Odoo. */
    public static final MirroredModels NONE = new MirroredModels(List.of());

    public MirroredModels {
        names = List.copyOf(names);
    }
}
