package io.gemba.ingestion.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells cheaply whether anything has come into a folder or gone from it, and whether its access file has changed. An
 * edited file changes neither.
 *
 * @param entries differs when a file or folder has come or gone
 * @param access differs when the access file does
 */
record FolderStamp(String entries, String access) {
    /** Of what has changed just now: another change in the same tick of a clock would not show. */
    private static final String UNSURE = "?";

    private static final Duration TICK = Duration.ofSeconds(3);

    /**
     * The stamp of a folder as it is now.
     *
     * @throws NoSuchFileException if it is gone
     */
    static FolderStamp of(Path folder) throws IOException {
        return of(folder, attributes(folder));
    }

    static FolderStamp of(Path folder, BasicFileAttributes attributes) {
        return new FolderStamp(
                stamp(attributes), stamp(folder.resolve(AccessFile.NAME)) + stamp(folder.resolve(AccessFile.MISNAMED)));
    }

    boolean hasOtherEntriesThan(FolderStamp earlier) {
        return earlier.entries.contains(UNSURE) || !entries.equals(earlier.entries);
    }

    boolean hasOtherAccessThan(FolderStamp earlier) {
        return earlier.access.contains(UNSURE) || !access.equals(earlier.access);
    }

    private static String stamp(Path file) {
        try {
            return stamp(attributes(file));
        } catch (NoSuchFileException e) {
            return "-";
        } catch (IOException e) {
            return UNSURE;
        }
    }

    private static String stamp(BasicFileAttributes attributes) {
        var changed = attributes.lastModifiedTime().toInstant();
        return changed.isAfter(Instant.now().minus(TICK))
                ? UNSURE
                : "%s@%s:%d;".formatted(attributes.fileKey(), changed, attributes.size());
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
