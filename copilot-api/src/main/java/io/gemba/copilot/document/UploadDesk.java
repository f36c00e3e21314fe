package io.gemba.copilot.document;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.copilot.problem.NotFound;
import io.gemba.copilot.problem.TooLarge;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.RecordRef;
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
import java.util.List;
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
    private final RecordSight sight;
    private final DocumentSettings settings;
    private final Uploads uploads = new Uploads();

    UploadDesk(
            CorpusDatabase database, WorkQueue queue, BlobStore blobs, RecordSight sight, DocumentSettings settings) {
        this.database = database;
        this.sight = sight;
        this.queue = queue;
        this.blobs = blobs;
        this.settings = settings;
    }

    /**
     * Receives a file. The same content from the same person for the same readers is the same document.
     *
     * @throws InvalidRequest if it is empty, or what is said of it cannot be understood
     * @throws TooLarge if it is larger than the settings allow
     * @throws NotFound if it is to hang on a record that the caller does not see
     * @throws io.gemba.odoo.OdooFailure if that cannot be asked
     */
    public DocumentId receive(Caller caller, Upload upload) {
        requireSize(upload.bytes());
        var fileName = UploadRules.fileName(upload.fileName());
        var record = UploadRules.record(upload);
        var place =
                record.isPresent() ? place(caller, record.get()) : place(UploadRules.company(caller, upload.company()));
        var received = new NewUpload(
                caller.tenant(),
                caller.person().value(),
                fileName,
                UploadRules.kind(upload.kind()),
                UploadRules.acl(caller, place.company(), record, upload),
                place.site(),
                record,
                hash(upload),
                upload.bytes());
        return database.write(
                caller.scope().showing(record.map(List::of).orElse(List.of())),
                jdbc -> uploads.same(jdbc, received).orElseGet(() -> {
                    keep(received, upload, jdbc);
                    var id = uploads.add(jdbc, received);
                    queue.ingest(new Work.Version(caller.tenant().value(), id, FIRST), Urgency.INTERACTIVE);
                    return id;
                }));
    }

    /** Where a document belongs. */
    private record Place(CompanyId company, Optional<String> site) {}

    private static Place place(Company company) {
        return new Place(company.id(), Optional.ofNullable(company.site()));
    }

    private Place place(Caller caller, RecordRef record) {
        var company = sight.company(caller, record).orElseThrow(() -> new NotFound("record"));
        return caller.companies().stream()
                .filter(it -> it.id().equals(company))
                .findFirst()
                .map(UploadDesk::place)
                .orElseGet(() -> new Place(company, Optional.empty()));
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
