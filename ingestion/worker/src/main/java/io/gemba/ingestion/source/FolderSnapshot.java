package io.gemba.ingestion.source;

import io.gemba.corpus.document.FolderPart;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The folders of a watched folder as they were when they were last looked into. Comparing them takes two or three looks
 * per folder and none at its files, so it is cheap however many files there are, and finds whatever has come, gone, or
 * changed who may read.
 */
final class FolderSnapshot {
    private final NavigableMap<String, FolderStamp> folders = new TreeMap<>();

    /** Takes over what has been looked at, and says what that leaves to be looked into: subfolders come or gone. */
    List<FolderPart> take(FolderListing listing) {
        var further = new ArrayList<FolderPart>();
        for (var part : listing.parts()) {
            if (part.deep()) {
                below(part.folder()).clear();
                folders.remove(part.folder());
            } else if (listing.folders().containsKey(part.folder())) {
                further.addAll(comeOrGone(part.folder(), listing));
            }
        }
        folders.putAll(listing.folders());
        return further;
    }

    private List<FolderPart> comeOrGone(String folder, FolderListing listing) {
        var part = new FolderPart(folder, false);
        Set<String> differing = new HashSet<>();
        below(folder).keySet().stream().filter(part::holds).forEach(differing::add);
        for (var seen : listing.seen()) {
            if (part.holds(seen) && !differing.remove(seen)) {
                differing.add(seen);
            }
        }
        return differing.stream().map(it -> new FolderPart(it, true)).toList();
    }

    /** The parts that differ from what was last seen. */
    List<FolderPart> changes(Path root) {
        var changes = new ArrayList<FolderPart>();
        Map<String, FolderStamp> all = new HashMap<>(folders);
        all.forEach((folder, earlier) -> {
            try {
                var now = FolderStamp.of(root.resolve(folder));
                if (now.hasOtherAccessThan(earlier)) {
                    changes.add(new FolderPart(folder, true));
                } else if (now.hasOtherEntriesThan(earlier)) {
                    changes.add(new FolderPart(folder, false));
                }
            } catch (NoSuchFileException e) {
                changes.add(new FolderPart(folder, true));
            } catch (IOException e) {
                // What cannot be looked at stays as it is; looking through all says so.
                return;
            }
        });
        return changes;
    }

    /** The folders, by their path relative to the watched one. */
    Set<String> folders() {
        return Set.copyOf(folders.keySet());
    }

    /** How a folder was when it was last looked into. */
    FolderStamp stamp(String folder) {
        return folders.getOrDefault(folder, new FolderStamp("", ""));
    }

    void forget() {
        folders.clear();
    }

    private Map<String, FolderStamp> below(String folder) {
        return folder.isEmpty() ? folders : folders.subMap(folder + "/", folder + "0");
    }
}
