package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.ingestion.child.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Contents of the blob store as files, for as long as a child process reads them. */
@Component
class SpooledFiles {
    private final CorpusDatabase database;
    private final BlobStore blobs;
    private final FileReader reader;

    SpooledFiles(CorpusDatabase database, BlobStore blobs, FileReader reader) {
        this.database = database;
        this.blobs = blobs;
        this.reader = reader;
    }

    Spooled fetch(TenantId tenant, ContentHash content) {
        var spooled = new Spooled(empty());
        try {
            database.forTenant(tenant, jdbc -> {
                try (var out = Files.newOutputStream(spooled.path())) {
                    if (!blobs.copy(jdbc, tenant, content, out)) {
                        throw new IllegalStateException("the content is not in the store: " + content.hex());
                    }
                    return spooled;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return spooled;
        } catch (RuntimeException e) {
            spooled.close();
            throw e;
        }
    }

    private Path empty() {
        try {
            return Files.createTempFile(reader.folder(), "read-", ".bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is removed when it is closed. */
    record Spooled(Path path) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
