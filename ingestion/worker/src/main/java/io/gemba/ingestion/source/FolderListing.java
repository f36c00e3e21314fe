package io.gemba.ingestion.source;

import io.gemba.corpus.document.FolderPart;
import java.util.List;
import java.util.Map;

/**
 * What lies in parts of a folder.
 *
 * @param parts that were looked through
 * @param folders those that were looked into, by their path relative to the watched folder; empty for that itself
 * @param seen paths of folders that were met and not looked into
 * @param unseen what could not be looked at, as relative paths
 * @param hasAccessFile true if there is an access file anywhere
 */
record FolderListing(
        List<FolderPart> parts,
        List<FolderFile> files,
        Map<String, FolderStamp> folders,
        List<String> seen,
        List<String> unseen,
        boolean hasAccessFile) {
    FolderListing {
        parts = List.copyOf(parts);
        files = List.copyOf(files);
        folders = Map.copyOf(folders);
        seen = List.copyOf(seen);
        unseen = List.copyOf(unseen);
    }

    /** True of a path of which it is not known whether a file is there. */
    boolean isUnseen(String key) {
        return unseen.stream().anyMatch(path -> path.isEmpty() || key.equals(path) || key.startsWith(path + "/"));
    }

    /** True if it is of the whole folder. */
    boolean isWhole() {
        return parts.contains(FolderPart.WHOLE);
    }
}
