package io.gemba.corpus.document;

/**
 * A part of a folder.
 *
 * @param folder its path relative to the watched folder, with slashes; empty for the watched folder itself
 * @param deep with all that lies below; otherwise the files in it alone
 */
public record FolderPart(String folder, boolean deep) {
    /** All of a watched folder. */
    public static final FolderPart WHOLE = new FolderPart("", true);

    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    /** True of a path that lies in this part. */
    public boolean holds(String key) {
        if (!folder.isEmpty() && !key.startsWith(folder + "/")) {
            return false;
        }
        return deep || key.indexOf('/', first().length()) < 0;
    }

    /** True if everything that lies in the other part lies in this one, too. */
    public boolean covers(FolderPart other) {
        return equals(other)
                || deep && (folder.isEmpty() || other.folder.equals(folder) || other.folder.startsWith(folder + "/"));
    }

    /** The bytes with which the paths of this part begin. */
    String first() {
        return folder.isEmpty() ? "" : folder + "/";
    }

    /** What comes after them all: the slash's successor ends the range of what begins with one. */
    String beyond() {
        return folder.isEmpty() ? AFTER_ALL : folder + "0";
    }
}
