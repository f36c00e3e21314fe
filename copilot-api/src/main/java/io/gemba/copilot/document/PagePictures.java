package io.gemba.copilot.document;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.problem.Conflict;
import io.gemba.copilot.problem.NotFound;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.blob.ContentHash;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.page.PageImages;
import io.gemba.corpus.page.PageImages.Image;
import io.gemba.corpus.queue.Work;
import io.gemba.corpus.queue.WorkQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/** Shows pages as pictures. The worker draws a page when it is first asked for. */
@Service
public final class PagePictures {
    private static final long LOOK_MS = 80;

    private final CorpusDatabase database;
    private final Documents documents;
    private final RecordSight sight;
    private final WorkQueue queue;
    private final BlobStore blobs;
    private final DocumentSettings settings;
    private final PageImages images = new PageImages();

    PagePictures(
            CorpusDatabase database,
            Documents documents,
            RecordSight sight,
            WorkQueue queue,
            BlobStore blobs,
            DocumentSettings settings) {
        this.database = database;
        this.sight = sight;
        this.documents = documents;
        this.queue = queue;
        this.blobs = blobs;
        this.settings = settings;
    }

    /**
     * The picture of a page of the version that is in force, waiting a little if it is still to be drawn; empty if that
     * takes longer.
     *
     * @throws NotFound if there is no such page that the caller may see
     * @throws Conflict if the page cannot be drawn
     */
    public Optional<ContentHash> find(Caller caller, DocumentId document, int number) {
        var scope = sight.scope(caller, List.of(document));
        var found = documents.find(scope, document).orElseThrow(() -> new NotFound("page"));
        var page = new Work.Page(caller.tenant().value(), document, found.version(), number);
        var until = Instant.now().plus(settings.pageWait());
        while (true) {
            switch (image(scope, page)) {
                case Image.Drawn drawn -> {
                    return Optional.of(drawn.picture());
                }
                case Image.Hopeless hopeless ->
                    throw new Conflict("PAGE_NOT_DRAWN", "The page cannot be shown: " + hopeless.problem());
                case Image.NotAsked notAsked -> request(scope, page);
                case Image.Asked asked -> {
                    if (Instant.now().isAfter(until)) {
                        return Optional.empty();
                    }
                    pause();
                }
            }
        }
    }

    /** The bytes of a picture, a PNG. */
    public byte[] read(Caller caller, ContentHash picture) {
        return database.read(caller.scope(), jdbc -> {
            var bytes = new ByteArrayOutputStream();
            try {
                blobs.copy(jdbc, caller.tenant(), picture, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        });
    }

    private Image image(AccessScope scope, Work.Page page) {
        return database.read(scope, jdbc -> images.find(jdbc, page));
    }

    private void request(AccessScope scope, Work.Page page) {
        var exists = database.write(scope, jdbc -> {
            var requested = images.request(jdbc, page);
            if (requested) {
                queue.render(page);
            }
            return requested;
        });
        if (!exists) {
            throw new NotFound("page");
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a page", e);
        }
    }
}
