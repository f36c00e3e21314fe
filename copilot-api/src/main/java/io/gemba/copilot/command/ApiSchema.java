package io.gemba.copilot.command;

import io.gemba.corpus.schema.Schema;
import java.util.List;

/** What the migrate command makes of the database, and what the API waits for. */
public final class ApiSchema {
    /** The kernel's migrations first, then what the API owns. */
    public static final Schema SCHEMA =
            new Schema(List.of("corpus", "queue", "odoo", "model", "identity", "conversation"));

    private ApiSchema() {}
}
