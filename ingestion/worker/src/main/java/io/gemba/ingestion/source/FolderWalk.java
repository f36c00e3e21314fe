package io.gemba.ingestion.source;

import io.gemba.corpus.document.FolderPart;
import io.gemba.ingestion.source.AccessFile.AccessFileInvalid;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the files of a folder. Links, hidden files, access files and those that programs leave while they write are
 * no documents.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private static final FolderAccess NO_RULES = new FolderAccess.Known(new AccessFile(Map.of()));

    private final Path root;
    private final List<FolderFile> files = new ArrayList<>();
    private final Map<String, FolderStamp> folders = new HashMap<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private final Deque<FolderAccess> access = new ArrayDeque<>();
    private boolean hasAccessFile;

    private FolderWalk(Path root) {
        this.root = root;
    }

    /** Looks through parts of a folder; links within it are not followed, since they may lead out of it. */
    static FolderListing list(Path folder, Collection<FolderPart> parts) throws IOException {
        var root = folder.toRealPath();
        var walk = new FolderWalk(root);
        for (var part : parts) {
            walk.through(part);
        }
        return new FolderListing(
                List.copyOf(parts), walk.files, walk.folders, walk.seen, walk.unseen, walk.hasAccessFile);
    }

    private void through(FolderPart part) throws IOException {
        access.clear();
        access.push(NO_RULES);
        var folder = root;
        if (!part.folder().isEmpty()) {
            for (var name : Path.of(part.folder())) {
                access.push(within(folder));
                folder = folder.resolve(name);
                if (isHidden(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    return;
                }
            }
        }
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), part.deep() ? Integer.MAX_VALUE : 1, this);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (!folder.equals(root) && isHidden(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        folders.put(key(folder), FolderStamp.of(folder, attributes));
        access.push(within(folder));
        return FileVisitResult.CONTINUE;
    }

    private FolderAccess within(Path folder) {
        var above = access.element();
        if (!(above instanceof FolderAccess.Known known)) {
            return above;
        }
        try {
            var own = known.file().in(folder);
            return own.equals(known.file()) ? above : new FolderAccess.Known(own);
        } catch (AccessFileInvalid e) {
            return new FolderAccess.Unknown(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        var name = file.getFileName().toString();
        if (attributes.isDirectory()) {
            if (!isHidden(file)) {
                seen.add(key(file));
            }
        } else if (name.equals(AccessFile.NAME)) {
            hasAccessFile = true;
        } else if (attributes.isRegularFile() && !isHidden(file) && !isPassing(name)) {
            files.add(FolderFile.of(root, file, attributes, access.element()));
        }
        return FileVisitResult.CONTINUE;
    }

    /** True of what programs leave while they write. */
    static boolean isPassing(String name) {
        return name.startsWith("~$") || name.endsWith(".part") || name.endsWith(".tmp") || name.endsWith(".crdownload");
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        // Gone since the folder was listed, it is gone; but what may not be looked at may well be there.
        if (!(e instanceof NoSuchFileException)) {
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
