package io.gemba.corpus.document;

import io.gemba.corpus.text.Labels;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of document it is. */
public enum DocumentKind {
    SOP,
    MANUAL,
    POLICY,
    AGREEMENT,
    CERTIFICATE,
    QUALITY_RECORD,
    MAINTENANCE_REPORT,
    INVOICE,
    ORDER_CONFIRMATION,
    DELIVERY_NOTE,
    DRAWING,
    REPORT,
    MAIL,
    OTHER;

    /** The name with hyphens that the database and the HTTP contract use. */
    public String label() {
        return Labels.of(this);
    }

    /** The kind of that label; empty if there is none. */
    public static Optional<DocumentKind> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(it -> it.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
