package io.gemba.model.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicReference;

/** A secret that lies in a file and is read again when the file changes. Never shows it but through {@link #value}. */
final class KeyFile {
    private final Path file;
    private final AtomicReference<Version> version;

    private record Version(FileTime changed, String value) {}

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it cannot be read or holds nothing; the message names the file only
     */
    KeyFile(Path file) {
        this.file = file;
        try {
            this.version = new AtomicReference<>(read(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the key file %s cannot be read".formatted(file));
        }
    }

    /** The secret as the file holds it now; as it held it last, while it cannot be read. */
    String value() {
        Version known = version.get();
        try {
            if (!Files.getLastModifiedTime(file).equals(known.changed())) {
                known = read(file);
                version.set(known);
            }
        } catch (IOException | IllegalArgumentException e) {
            return known.value();
        }
        return known.value();
    }

    private static Version read(Path file) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        String value = Files.readString(file).strip();
        if (value.isEmpty() || !value.chars().allMatch(it -> it > ' ' && it < 127)) {
            throw new IllegalArgumentException("the key file %s does not hold one key".formatted(file));
        }
        return new Version(changed, value);
    }

    @Override
    public String toString() {
        return "KeyFile[%s]".formatted(file);
    }
}
