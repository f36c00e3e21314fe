package io.gemba.copilot.document;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.problem.Conflict;
import io.gemba.copilot.problem.NotFound;
import io.gemba.copilot.problem.NotPermitted;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.document.Uploads;
import io.gemba.corpus.queue.Urgency;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Takes failed documents up again and removes those that were handed in, with all that came in them. */
@Service
public final class DocumentCare {
    private static final String UPLOAD = "upload";

    private final CorpusDatabase database;
    private final Documents documents;
    private final RecordSight sight;
    private final WorkQueue queue;
    private final Uploads uploads = new Uploads();

    DocumentCare(CorpusDatabase database, Documents documents, RecordSight sight, WorkQueue queue) {
        this.database = database;
        this.sight = sight;
        this.documents = documents;
        this.queue = queue;
    }

    /** True if the caller may remove the document: what they handed in, or anything handed in if they manage. */
    public boolean mayRemove(Caller caller, Document document) {
        return document.source().equals(UPLOAD)
                && document.cameIn() == null
                && (caller.mayManage()
                        || Objects.equals(document.uploadedBy(), caller.person().value()));
    }

    /**
     * Removes a document from everyone's sight at once; what is left of it is purged shortly after.
     *
     * @throws NotFound if there is none that the caller may see
     * @throws NotPermitted if it is somebody else's
     * @throws Conflict if it lies in a watched folder, where it would be found again, or came in another document
     */
    public void remove(Caller caller, DocumentId id) {
        var scope = scope(caller, id);
        var document = find(scope, id);
        if (document.cameIn() != null) {
            throw new Conflict(
                    "PART_OF_ANOTHER", "The document came in another one. Remove that, and this one goes with it.");
        }
        if (!document.source().equals(UPLOAD)) {
            throw new Conflict(
                    "FROM_FOLDER",
                    "The document lies in a watched folder. Remove the file there, and it goes here too.");
        }
        if (!mayRemove(caller, document)) {
            throw new NotPermitted("Only whoever handed the document in may remove it.");
        }
        database.write(scope, jdbc -> {
            var removed = uploads.delete(jdbc, caller.tenant(), id);
            if (removed) {
                queue.purge(new Work.Whole(caller.tenant().value(), id));
            }
            return removed;
        });
    }

    /**
     * Has a failed document read again.
     *
     * @throws NotFound if there is none that the caller may see
     * @throws Conflict if it has not failed
     */
    public void replay(Caller caller, DocumentId id) {
        var scope = scope(caller, id);
        var document = find(scope, id);
        var taken = document.state() == DocumentState.FAILED
                && database.write(scope, jdbc -> {
                    var again = uploads.replay(jdbc, caller.tenant(), id);
                    if (again) {
                        queue.ingest(
                                new Work.Version(caller.tenant().value(), id, document.latestVersion()),
                                Urgency.INTERACTIVE);
                    }
                    return again;
                });
        if (!taken) {
            throw new Conflict("NOT_FAILED", "Only a document that failed can be read again.");
        }
    }

    /** Has all documents read again that the caller may see and that failed for that reason; says how many. */
    public int replayAll(Caller caller, String reason) {
        return database.write(caller.scope(), jdbc -> {
            var again = uploads.replayAll(jdbc, caller.scope(), reason);
            again.forEach((id, version) ->
                    queue.ingest(new Work.Version(caller.tenant().value(), id, version), Urgency.BULK));
            return again.size();
        });
    }

    private AccessScope scope(Caller caller, DocumentId id) {
        return sight.scope(caller, List.of(id));
    }

    private Document find(AccessScope scope, DocumentId id) {
        return documents.find(scope, id).orElseThrow(() -> new NotFound("document"));
    }
}
