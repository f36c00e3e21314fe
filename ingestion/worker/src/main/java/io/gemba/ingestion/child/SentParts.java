package io.gemba.ingestion.child;

import io.gemba.ingestion.parse.FileRejected.Reason;
import io.gemba.ingestion.parse.PartSink;
import io.gemba.ingestion.part.PartPath;
import java.io.IOException;
import java.util.Arrays;

/** Sends what came in a file to the worker. */
record SentParts(Frames frames) implements PartSink {

    @Override
    public void unpacked(PartPath path, byte[] content) throws IOException {
        frames.write(new Reply.Unpacked(path, content.length));
        for (int from = 0; from < content.length; from += Reply.SLICE) {
            frames.write(Arrays.copyOfRange(content, from, Math.min(from + Reply.SLICE, content.length)));
        }
    }

    @Override
    public void named(PartPath path, long bytes, Reason reason, String detail) throws IOException {
        frames.write(new Reply.Named(path, bytes, reason.name(), detail));
    }
}
