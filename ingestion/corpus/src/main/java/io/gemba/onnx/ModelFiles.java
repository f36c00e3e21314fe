package io.gemba.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files of models that settings name. */
public final class ModelFiles {
    private ModelFiles() {}

    /**
     * Checks a file that a setting names, if it names one.
     *
     * @param key of the setting
     * @throws IllegalArgumentException if it cannot be read
     */
    public static void requireReadable(String key, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException("%s: %s cannot be read".formatted(key, file));
        }
    }
}
