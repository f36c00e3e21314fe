package io.gemba.demo;

import java.io.IOException;
import java.nio.file.Path;

/** The target folder could not be created, read or written. */
final class FolderNotWritten extends RuntimeException {
    FolderNotWritten(Path folder, IOException cause) {
        super("%s cannot be written: %s".formatted(folder, cause), cause);
    }
}
