package io.gemba.ingestion.source;

import java.util.List;

/**
 * What lies in a folder.
 *
 * @param unseen what could not be looked at, as paths relative to the folder with slashes; empty for the folder itself
 * @param bare true if the folder holds nothing at all, not even an access file
 */
record FolderListing(List<FolderFile> files, List<String> unseen, boolean bare) {
    FolderListing {
        files = List.copyOf(files);
        unseen = List.copyOf(unseen);
    }

    /** True of a path of which it is not known whether a file is there. */
    boolean isUnseen(String key) {
        return unseen.stream().anyMatch(path -> path.isEmpty() || key.equals(path) || key.startsWith(path + "/"));
    }
}
