package io.gemba.corpus.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.UUID;

/** A document, unique in the installation. */
public record DocumentId(@JsonValue UUID value) {
    @JsonCreator
    public DocumentId {}

    public static DocumentId random() {
        return new DocumentId(UUID.randomUUID());
    }

    /** The bare values, as a statement takes them. */
    public static UUID[] values(Collection<DocumentId> ids) {
        return ids.stream().map(DocumentId::value).toArray(UUID[]::new);
    }
}
