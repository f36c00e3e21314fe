package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FileRejected.Reason;
import io.gemba.ingestion.part.Allowance;
import io.gemba.ingestion.part.PartPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** Takes files out of a file, within what is allowed. What is not taken is named with the reason. */
final class Unpacker {
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Allowance allowance;
    private final PartSink sink;
    private final Set<PartPath> paths = new HashSet<>();
    private long bytes;

    Unpacker(Allowance allowance, PartSink sink) {
        this.allowance = allowance;
        this.sink = sink;
    }

    /**
     * Refuses what holds more than may come out of it before anything does.
     *
     * @param expected bytes, as far as the file says
     */
    void expect(int files, long expected) throws FileRejected {
        if (files > allowance.files()) {
            throw new FileRejected(
                    Reason.TOO_MANY_PARTS,
                    "%,d files came in it, and at most %,d more are unpacked of what came together."
                            .formatted(files, allowance.files()));
        }
        if (allowance.levels() > 0 && expected > allowance.bytes()) {
            throw new FileRejected(
                    Reason.EXPANDS_TOO_FAR,
                    "It unpacks to %,d bytes, and at most %,d more are unpacked of what came together."
                            .formatted(expected, allowance.bytes()));
        }
    }

    /**
     * Takes a file.
     *
     * @param expected bytes, as far as the file says
     */
    void take(String where, long expected, Content content) throws IOException {
        var path = unique(where);
        if (allowance.levels() == 0) {
            sink.named(path, expected, Reason.TOO_DEEP, "It lies in too many files within each other to be unpacked.");
        } else if (expected > allowance.largest()) {
            tooLarge(path, expected);
        } else {
            unpack(path, expected, content);
        }
    }

    /** Names a file that cannot be taken. */
    void name(String where, long expected, Reason reason, String detail) throws IOException {
        sink.named(unique(where), expected, reason, detail);
    }

    private void unpack(PartPath path, long expected, Content content) throws IOException {
        byte[] unpacked;
        try (var in = content.open()) {
            unpacked = in.readNBytes((int) Math.min(LONGEST_ARRAY, allowance.largest() + 1));
        } catch (IOException | RuntimeException e) {
            sink.named(path, expected, Reason.CORRUPT, "The file is damaged and cannot be unpacked.");
            return;
        }
        if (unpacked.length > allowance.largest()) {
            tooLarge(path, unpacked.length);
        } else if (unpacked.length == 0) {
            sink.named(path, 0, Reason.EMPTY_FILE, "The file is empty.");
        } else if (bytes + unpacked.length > allowance.bytes()) {
            sink.named(
                    path,
                    unpacked.length,
                    Reason.EXPANDS_TOO_FAR,
                    "What came together unpacks to far more than is read.");
        } else {
            bytes += unpacked.length;
            sink.unpacked(path, unpacked);
        }
    }

    private void tooLarge(PartPath path, long length) throws IOException {
        sink.named(
                path,
                length,
                Reason.TOO_LARGE,
                "The file has more than %,d bytes, which is the most that is unpacked.".formatted(allowance.largest()));
    }

    private PartPath unique(String where) {
        var path = new PartPath(where);
        var unique = path;
        for (int number = 2; !paths.add(unique); number++) {
            unique = path.numbered(number);
        }
        return unique;
    }

    /** What a file holds. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
