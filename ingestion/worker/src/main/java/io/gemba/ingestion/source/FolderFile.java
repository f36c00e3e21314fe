package io.gemba.ingestion.source;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file that lies in a watched folder.
 *
 * @param key its path relative to the folder, with slashes
 * @param access what the access files above it say
 */
record FolderFile(Path path, String key, long bytes, Instant changedAt, FolderAccess access) {

    static FolderFile of(Path root, Path path, BasicFileAttributes attributes, FolderAccess access) {
        var key = root.relativize(path).toString().replace('\\', '/');
        return new FolderFile(
                path, key, attributes.size(), attributes.lastModifiedTime().toInstant(), access);
    }

    /** Changes whenever the file does. */
    String stamp() {
        return bytes + ":" + changedAt.toEpochMilli();
    }
}
