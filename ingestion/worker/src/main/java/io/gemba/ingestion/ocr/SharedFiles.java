package io.gemba.ingestion.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files of a folder that several processes fill at the same time: each appears whole, or not at all. */
final class SharedFiles {
    private SharedFiles() {}

    /** Puts a resource of the class path there, unless it is there already. */
    static void unpack(String resource, Path target) throws IOException {
        var source = SharedFiles.class.getClassLoader().getResource(resource);
        if (source == null) {
            throw new IOException("missing from the class path: " + resource);
        }
        var connection = source.openConnection();
        try (var in = connection.getInputStream()) {
            if (Files.isRegularFile(target) && Files.size(target) == connection.getContentLengthLong()) {
                return;
            }
            var part = part(target);
            Files.copy(in, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes a link, in the place of one that leads elsewhere or nowhere. */
    static void link(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            return;
        }
        var part = part(link);
        Files.createSymbolicLink(part, target);
        Files.move(part, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    }
}
