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
        return new FolderFile(
                path,
                key(root, path),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                access);
    }

    /** The path relative to a folder, as it identifies a document. */
    static String key(Path root, Path path) {
        return root.relativize(path).toString();
    }

    /** The path of the folder in which it lies, relative to the watched one. */
    String folder() {
        return folder(key);
    }

    static String folder(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('/')));
    }

    /** Changes whenever the file does. */
    String stamp() {
        return stamp(bytes, changedAt);
    }

    static String stamp(BasicFileAttributes attributes) {
        return stamp(attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    private static String stamp(long bytes, Instant changedAt) {
        return bytes + ":" + changedAt.toEpochMilli();
    }
}
