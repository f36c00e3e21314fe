package io.gemba.demo;

import io.gemba.demo.render.RenderedDocument;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folder the plant is written to. A list of its files, kept in it under a name that starts with a dot, shows that
 * it is ours and tells what to remove when a document is no longer made.
 */
final class TargetFolder {
    private static final String LIST = ".demo-plant";

    private final Path folder;
    private final Set<String> earlier;

    private TargetFolder(Path folder, Set<String> earlier) {
        this.folder = folder;
        this.earlier = earlier;
    }

    /** What a run did: files the plant has, files whose bytes differed, files that are gone. */
    record Change(int files, int written, int removed) {}

    /**
     * Opens a folder that is missing, empty or ours.
     *
     * @throws FolderNotOurs if it holds something else
     */
    static TargetFolder open(Path folder) {
        try {
            if (Files.exists(folder.resolve(LIST))) {
                return new TargetFolder(folder, new LinkedHashSet<>(Files.readAllLines(folder.resolve(LIST))));
            }
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new FolderNotOurs(folder);
            }
            return new TargetFolder(folder, Set.of());
        } catch (IOException e) {
            throw new FolderNotWritten(folder, e);
        }
    }

    Change replaceWith(List<RenderedDocument> documents) {
        try {
            var names = documents.stream().map(RenderedDocument::path).sorted().toList();
            Files.createDirectories(folder);
            Files.write(folder.resolve(LIST), union(names));
            int written = 0;
            for (var document : documents) {
                written += write(document) ? 1 : 0;
            }
            int removed = 0;
            for (String name : earlier) {
                removed += !names.contains(name) && Files.deleteIfExists(inside(name)) ? 1 : 0;
            }
            Files.write(folder.resolve(LIST), names);
            return new Change(names.size(), written, removed);
        } catch (IOException e) {
            throw new FolderNotWritten(folder, e);
        }
    }

    private Set<String> union(List<String> names) {
        var all = new LinkedHashSet<>(earlier);
        all.addAll(names);
        return all;
    }

    private boolean write(RenderedDocument document) throws IOException {
        var file = inside(document.path());
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), document.content())) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, document.content());
        return true;
    }

    private Path inside(String name) throws IOException {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new FileSystemException(name, null, "is outside the folder");
        }
        return file;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
