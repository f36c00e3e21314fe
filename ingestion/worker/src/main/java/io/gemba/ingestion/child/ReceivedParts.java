package io.gemba.ingestion.child;

import io.gemba.ingestion.child.FileReader.PageSink;
import io.gemba.ingestion.part.Allowance;
import io.gemba.ingestion.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts what a child sends of the files in a file where it can be taken, and takes no more than is allowed. */
final class ReceivedParts {
    private final ChildProcess child;
    private final Allowance allowance;
    private final Path folder;
    private int files;
    private long bytes;

    ReceivedParts(ChildProcess child, Allowance allowance, Path folder) {
        this.child = child;
        this.allowance = allowance;
        this.folder = folder;
    }

    void receive(Reply.Named named, PageSink sink) throws ReadingFailed {
        count(0, 0);
        sink.part(new Part(named.path(), named.bytes(), new Part.Problem(named.reason(), named.detail())), null);
    }

    void receive(Reply.Unpacked unpacked, PageSink sink) throws ReadingFailed {
        count(unpacked.bytes(), allowance.largest());
        try {
            var file = Files.createTempFile(folder, "part-", ".bin");
            try {
                write(unpacked.bytes(), file);
                sink.part(new Part(unpacked.path(), unpacked.bytes(), null), file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(long more, long most) throws ReadingFailed {
        files++;
        bytes += more;
        if (files > allowance.files() || more < 0 || more > most || bytes > allowance.bytes()) {
            throw child.misbehaved("more files than it may");
        }
    }

    private void write(long announced, Path file) throws IOException, ReadingFailed {
        try (var out = Files.newOutputStream(file)) {
            for (var left = announced; left > 0; ) {
                var slice = child.bytes();
                if (slice.length != Math.min(left, Reply.SLICE)) {
                    throw child.misbehaved("another file than it announced");
                }
                out.write(slice);
                left -= slice.length;
            }
        }
    }
}
