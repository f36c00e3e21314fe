package io.gemba.ingestion.part;

import org.jspecify.annotations.Nullable;

/**
 * A file that came in another one.
 *
 * @param path where it lies in there
 * @param bytes unpacked, as far as it is known
 * @param problem why it is named only, if it is
 */
public record Part(PartPath path, long bytes, @Nullable Problem problem) {

    /**
     * Why a file is not unpacked.
     *
     * @param reason for programs
     * @param detail one sentence, for people
     */
    public record Problem(String reason, String detail) {}
}
