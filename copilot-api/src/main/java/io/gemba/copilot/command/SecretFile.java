package io.gemba.copilot.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file that only its owner reads, in a folder that only its owner enters. */
record SecretFile(Path path) {

    static SecretFile in(Path folder, String name) {
        return new SecretFile(folder.resolve(name));
    }

    void createIfMissing(Supplier<String> content) {
        if (Files.notExists(path)) {
            write(content.get());
        }
    }

    /** Writes all or nothing; who owned the file before still does. */
    void write(String content) {
        try {
            Files.createDirectories(
                    path.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var draft = Files.createTempFile(path.getParent(), ".new", "");
            Files.writeString(draft, content);
            if (Files.exists(path)) {
                Files.setOwner(draft, Files.getOwner(path));
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
