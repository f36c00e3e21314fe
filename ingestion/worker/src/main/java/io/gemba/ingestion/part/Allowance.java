package io.gemba.ingestion.part;

/**
 * How much may still come out of a file, seeing what came out already of the file that it lies in.
 *
 * @param files at most so many, those counted that are named only
 * @param bytes of all of them, unpacked
 * @param largest bytes of one
 * @param levels how many containers may lie in each other from here; what lies deeper is named only
 */
public record Allowance(int files, long bytes, long largest, int levels) {
    /** Nothing is unpacked, nor named. */
    public static final Allowance NONE = new Allowance(0, 0, 0, -1);

    /** False where what comes in a file is not even to be named. */
    public boolean isWanted() {
        return levels >= 0;
    }
}
