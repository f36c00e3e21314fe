package io.gemba.corpus.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A document, unique in the installation. */
public record DocumentId(@JsonValue UUID value) {
    @JsonCreator
    public DocumentId {}

    public static DocumentId random() {
        return new DocumentId(UUID.randomUUID());
    }
}
