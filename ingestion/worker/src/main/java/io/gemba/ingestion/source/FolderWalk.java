package io.gemba.ingestion.source;

import io.gemba.ingestion.source.AccessFile.AccessFileInvalid;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the files of a folder. Links, hidden files, access files and those that programs leave while they write are
 * no documents.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<FolderFile> files = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private boolean bare = true;
    private final Deque<FolderAccess> access = new ArrayDeque<>();

    private FolderWalk(Path root) {
        this.root = root;
    }

    /** Looks through a folder; links within it are not followed, since they may lead out of it. */
    static FolderListing list(Path folder) throws IOException {
        var root = folder.toRealPath();
        var walk = new FolderWalk(root);
        Files.walkFileTree(root, walk);
        return new FolderListing(walk.files, walk.unseen, walk.bare);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (!folder.equals(root)) {
            bare = false;
            if (isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
        }
        access.push(within(folder));
        return FileVisitResult.CONTINUE;
    }

    private FolderAccess within(Path folder) {
        var above = access.isEmpty() ? new FolderAccess.Known(new AccessFile(Map.of())) : access.peek();
        if (!(above instanceof FolderAccess.Known known)) {
            return above;
        }
        try {
            return new FolderAccess.Known(known.file().in(folder));
        } catch (AccessFileInvalid e) {
            return new FolderAccess.Unknown(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bare = false;
        var name = file.getFileName().toString();
        var passing = name.startsWith("~$")
                || name.endsWith(".part")
                || name.endsWith(".tmp")
                || name.endsWith(".crdownload");
        if (attributes.isRegularFile() && !isHidden(file) && !passing && !name.equals(AccessFile.NAME)) {
            files.add(FolderFile.of(root, file, attributes, access.element()));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        // Gone since the folder was listed, it is gone; but what may not be looked at may well be there.
        if (!(e instanceof NoSuchFileException)) {
            bare = false;
            unseen.add(key(file));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
        access.pop();
        if (e != null) {
            unseen.add(key(folder));
        }
        return FileVisitResult.CONTINUE;
    }

    private String key(Path path) {
        return FolderFile.key(root, path);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
