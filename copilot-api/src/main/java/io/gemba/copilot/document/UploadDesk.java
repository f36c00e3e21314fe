package io.gemba.copilot.document;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.copilot.problem.TooLarge;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.Uploads;
import io.gemba.corpus.document.Uploads.NewUpload;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes files in. The content, the document and the work to be done on it are kept in one transaction, so that whoever
 * was told that a file has been received can rely on it. The file itself is not opened here.
 */
@Service
public final class UploadDesk {
    private static final int FIRST = 1;

    private final CorpusDatabase database;
    private final WorkQueue queue;
    private final BlobStore blobs;
    private final DocumentSettings settings;
    private final Uploads uploads = new Uploads();

    UploadDesk(CorpusDatabase database, WorkQueue queue, BlobStore blobs, DocumentSettings settings) {
        this.database = database;
        this.queue = queue;
        this.blobs = blobs;
        this.settings = settings;
    }

    /**
     * Receives a file. The same content from the same person for the same readers is the same document.
     *
     * @throws InvalidRequest if it is empty, or what is said of it cannot be understood
     * @throws TooLarge if it is larger than the settings allow
     */
    public DocumentId receive(Caller caller, Upload upload) {
        requireSize(upload.bytes());
        var fileName = UploadRules.fileName(upload.fileName());
        var company = UploadRules.company(caller, upload.company());
        var received = new NewUpload(
                caller.tenant(),
                caller.person().value(),
                fileName,
                UploadRules.kind(upload.kind()),
                UploadRules.acl(caller, company, upload),
                Optional.ofNullable(company.site()),
                hash(upload),
                upload.bytes());
        return database.write(
                caller.scope(),
                jdbc -> uploads.same(jdbc, received).orElseGet(() -> {
                    keep(received, upload, jdbc);
                    var id = uploads.add(jdbc, received);
                    queue.ingest(new Work.Version(caller.tenant().value(), id, FIRST), Urgency.INTERACTIVE);
                    return id;
                }));
    }

    private void requireSize(long bytes) {
        if (bytes == 0) {
            throw new InvalidRequest("FILE_EMPTY", "The file is empty.");
        }
        if (bytes > settings.largest().toBytes()) {
            throw new TooLarge(settings.largest());
        }
    }

    private static ContentHash hash(Upload upload) {
        try {
            return ContentHash.of(upload.content().open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(NewUpload received, Upload upload, JdbcClient jdbc) {
        try (var content = upload.content().open()) {
            blobs.put(jdbc, received.tenant(), received.hash(), received.bytes(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
