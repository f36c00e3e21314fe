package io.gemba.copilot;

import io.gemba.corpus.schema.Schema;
import java.util.List;

/** What the database has to hold for this process. */
public final class ApiSchema {
    /** The kernel's migrations first, then what the API owns. */
    public static final Schema SCHEMA = new Schema(List.of("corpus", "queue", "model", "identity", "conversation"));

    private ApiSchema() {}
}
