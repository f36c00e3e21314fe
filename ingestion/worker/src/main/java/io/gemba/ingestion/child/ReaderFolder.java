package io.gemba.ingestion.child;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where files lie while they are read. What a process leaves behind there, however it ended, is removed when the next
 * one starts: each keeps a lock for as long as it lives.
 */
final class ReaderFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String RUN = "run-";

    /**
     * The locks that this process holds. POSIX takes all of a process's locks on a file from it as soon as it closes
     * the file anywhere, so these must not even be looked at.
     */
    private static final Set<Path> OURS = new HashSet<>();

    private final Path root;
    private final Path run;
    private final FileChannel lock;

    private ReaderFolder(Path root, Path run, FileChannel lock) {
        this.root = root;
        this.run = run;
        this.lock = lock;
    }

    /**
     * Makes a folder for this process, readable by nobody else, and removes those of processes that are gone.
     *
     * @throws IOException if the root cannot be written to, or belongs to somebody else
     */
    static synchronized ReaderFolder open(Path root) throws IOException {
        Files.createDirectories(root);
        // Fails where another user has put the folder there first, to have his libraries loaded.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        removeLeftovers(root);
        while (true) {
            var run = root.resolve(RUN + UUID.randomUUID());
            var file = lockOf(run);
            var lock = locked(file);
            if (lock != null) {
                OURS.add(file);
                Files.createDirectory(run);
                return new ReaderFolder(root, run, lock);
            }
        }
    }

    private static void removeLeftovers(Path root) throws IOException {
        try (var locks = Files.newDirectoryStream(root, RUN + "*" + LOCK)) {
            for (var file : locks) {
                if (!OURS.contains(file)) {
                    removeLeftover(file);
                }
            }
        }
    }

    private static void removeLeftover(Path file) throws IOException {
        var name = file.getFileName().toString();
        try (var lock = locked(file)) {
            if (lock != null) {
                remove(file.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path lockOf(Path run) {
        return run.resolveSibling(run.getFileName() + LOCK);
    }

    /** The locked file; null if another process holds it. */
    private static @Nullable FileChannel locked(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return channel;
        }
        channel.close();
        return null;
    }

    /** For what is kept from run to run: unpacked libraries and language data. */
    Path cache() {
        return root.resolve("cache");
    }

    /** For files that are to be read. */
    Path files() throws IOException {
        // Systems that tidy up their temporary folders may have taken it away.
        return Files.createDirectories(run);
    }

    /** A new folder for one child's temporary files. */
    Path forChild() throws IOException {
        return Files.createTempDirectory(files(), "child-");
    }

    /** Removes a folder with all that is in it; what vanishes meanwhile is as good as removed. */
    static void remove(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (NoSuchFileException e) {
            // It was never made, or somebody else removes it too.
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (ReaderFolder.class) {
            remove(run);
            Files.deleteIfExists(lockOf(run));
            lock.close();
            OURS.remove(lockOf(run));
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
