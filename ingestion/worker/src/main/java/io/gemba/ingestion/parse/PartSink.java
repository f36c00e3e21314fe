package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FileRejected.Reason;
import io.gemba.ingestion.part.PartPath;
import java.io.IOException;

/** Takes what came in a file. */
public interface PartSink {

    /** A file that was unpacked. */
    void unpacked(PartPath path, byte[] content) throws IOException;

    /**
     * A file that is there and is not unpacked.
     *
     * @param bytes as far as it is known
     * @param detail why, in one sentence for people
     */
    void named(PartPath path, long bytes, Reason reason, String detail) throws IOException;
}
