package io.gemba.ingestion.source;

/** What the access files above a file say, or why they cannot be understood. */
sealed interface FolderAccess {

    /** They can be read. */
    record Known(AccessFile file) implements FolderAccess {}

    /** One of them cannot. */
    record Unknown(String problem) implements FolderAccess {}
}
