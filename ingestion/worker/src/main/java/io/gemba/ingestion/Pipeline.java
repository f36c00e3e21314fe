package io.gemba.ingestion;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Document.Problem;
import io.gemba.corpus.document.LeaseLost;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.document.VersionProgress.Begun;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.embedding.EmbeddingUnknown;
import io.gemba.corpus.queue.Work;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.ingestion.child.FileReader.Rejection;
import io.gemba.ingestion.child.ReadingFailed;
import io.gemba.ingestion.chunk.Chunker;
import io.gemba.ingestion.classify.Classifier;
import io.gemba.ingestion.index.Indexer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What becomes of a version of a document, from the queue to the corpus. */
@Component
class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int MOST_ATTEMPTS = 3;

    /** A worker that is stopped or killed is not the document's fault; one that dies each time is. */
    private static final int MOST_INTERRUPTIONS = 10;

    private final CorpusDatabase database;
    private final VersionProgress progress;
    private final PageReading reading;
    private final Classifier classifier = new Classifier();
    private final Chunker chunker;
    private final Indexer indexer;

    Pipeline(CorpusDatabase database, VersionProgress progress, PageReading reading, Chunker chunker, Indexer indexer) {
        this.database = database;
        this.progress = progress;
        this.reading = reading;
        this.chunker = chunker;
        this.indexer = indexer;
    }

    /**
     * Ingests a version, taking up where an earlier attempt ended.
     *
     * @throws ReadingFailed if it is worth another attempt
     * @throws EmbeddingUnavailable if it waits for the embedding model
     */
    void ingest(Work.Version version) throws ReadingFailed {
        var tenant = new TenantId(version.tenant());
        var begun =
                database.forTenant(tenant, jdbc -> progress.begin(jdbc, tenant, version.document(), version.version()));
        if (begun.isPresent()) {
            ingest(begun.get());
        }
    }

    private void ingest(Begun begun) throws ReadingFailed {
        if (begun.attempts() > MOST_INTERRUPTIONS) {
            giveUp(begun, new Problem("INTERRUPTED", "The worker ended each time while it was at this file."));
            return;
        }
        try {
            var document = reading.pagesOf(begun);
            var facts = facts(begun, document);
            var chunks = chunker.chunks(document.pages(), facts.language());
            if (chunks.isEmpty() && document.holding().parts()) {
                indexer.unpacked(begun.lease());
                LOG.info("Unpacked {}", begun.fileName());
                return;
            }
            if (chunks.isEmpty()) {
                reject(begun, new Problem("NO_TEXT", "No text could be found in the file."));
                return;
            }
            indexer.index(begun.lease(), begun.fileName(), facts, chunks);
            LOG.info(
                    "Indexed {} ({} pages, {} chunks)",
                    begun.fileName(),
                    document.pages().size(),
                    chunks.size());
        } catch (Rejection e) {
            reject(begun, new Problem(e.reason(), String.valueOf(e.getMessage())));
        } catch (ReadingFailed e) {
            if (isToBeTriedAgain(begun)) {
                throw e;
            }
            giveUp(begun, new Problem(e.reason().name(), String.valueOf(e.getMessage())));
        } catch (LeaseLost e) {
            LOG.info("Left {} to whoever has taken it over", begun.fileName());
        } catch (EmbeddingUnavailable | EmbeddingUnknown e) {
            wait(begun);
            throw new EmbeddingUnavailable(begun.fileName() + " waits: " + e.getMessage(), e);
        } catch (EmbeddingFailed e) {
            giveUp(begun, new Problem("EMBEDDING_FAILED", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // Whatever it was, it must not keep the queue busy for ever. A lost database fails to take this, too.
            if (isToBeTriedAgain(begun)) {
                throw e;
            }
            LOG.error("{} cannot be ingested", begun.fileName(), e);
            giveUp(
                    begun,
                    new Problem("PROCESSING_FAILED", "The file could not be processed; the worker's log says why."));
        }
    }

    private Facts facts(Begun begun, PageReading.Pages document) {
        var facts = own(begun, document);
        var record = begun.recordName();
        return record == null || facts.title().startsWith(record)
                ? facts
                : facts.titled("%s: %s".formatted(record, facts.title()));
    }

    private Facts own(Begun begun, PageReading.Pages document) {
        return document.isMail() || begun.composed()
                ? classifier.mail(document.pages(), begun.fileName(), document.fileTitle(), begun.saidKind())
                : classifier.classify(document.pages(), begun.fileName(), document.fileTitle(), begun.saidKind());
    }

    private static boolean isToBeTriedAgain(Begun begun) {
        return begun.attempts() < MOST_ATTEMPTS || Thread.currentThread().isInterrupted();
    }

    private void wait(Begun begun) {
        database.forTenant(begun.lease().tenant(), jdbc -> {
            progress.waits(jdbc, begun.lease());
            return begun;
        });
    }

    private void giveUp(Begun begun, Problem problem) {
        LOG.warn("Gave up on {}: {}", begun.fileName(), problem.detail());
        database.forTenant(begun.lease().tenant(), jdbc -> {
            progress.failed(jdbc, begun.lease(), problem);
            return problem;
        });
    }

    private void reject(Begun begun, Problem problem) {
        LOG.info("Rejected {}: {}", begun.fileName(), problem.detail());
        database.forTenant(begun.lease().tenant(), jdbc -> {
            progress.rejected(jdbc, begun.lease(), problem);
            return problem;
        });
    }
}
