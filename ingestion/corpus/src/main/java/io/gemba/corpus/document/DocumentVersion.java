package io.gemba.corpus.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One content that a document has, or is about to have.
 *
 * @param mediaType as detected from the content; unknown before it was read
 * @param pages 0 before they are known
 * @param chunks of the version that is searched; 0 of others
 * @param finishedAt when reading ended, well or not
 */
public record DocumentVersion(
        int version,
        long bytes,
        @Nullable String mediaType,
        int pages,
        int chunks,
        Instant receivedAt,
        @Nullable Instant finishedAt) {}
