package io.gemba.corpus.schema;

/** The database could not be reached, or refused the lock, while migrating. */
public final class SchemaNotMigrated extends RuntimeException {
    SchemaNotMigrated(Throwable cause) {
        super("the database schema could not be migrated", cause);
    }
}
