package io.gemba.demo;

import java.nio.file.Path;

/** The target folder holds files that the generator did not write; nothing in it was touched. */
final class FolderNotOurs extends RuntimeException {
    FolderNotOurs(Path folder) {
        super("%s is not empty and was not made by the demo plant generator; choose another folder or empty it"
                .formatted(folder));
    }
}
