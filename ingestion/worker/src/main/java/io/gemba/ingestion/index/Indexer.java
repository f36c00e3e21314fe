package io.gemba.ingestion.index;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.chunk.EmbeddedChunk;
import io.gemba.corpus.chunk.StoredChunks;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.document.Parts;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.embedding.EmbeddingChanged;
import io.gemba.corpus.search.SearchText;
import io.gemba.embedding.EmbeddingFailed;
import io.gemba.embedding.EmbeddingUnavailable;
import io.gemba.ingestion.index.ChunkEmbedding.Titled;
import io.gemba.ingestion.index.ModelsInUse.InUse;
import io.gemba.ingestion.index.ModelsInUse.Now;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds the chunks of a version in batches, each kept before the next is begun, and publishes the version when all are
 * there. While another model is about to take the place of the live one, both are shown them.
 */
public final class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final int BATCH = 24;

    private final CorpusDatabase database;
    private final VersionProgress progress;
    private final ChunkStore chunks = new ChunkStore();
    private final Parts parts = new Parts();
    private final StoredChunks stored = new StoredChunks();
    private final ModelsInUse models;
    private final SearchText searchText;

    public Indexer(CorpusDatabase database, VersionProgress progress, ModelsInUse models, SearchText searchText) {
        this.database = database;
        this.progress = progress;
        this.models = models;
        this.searchText = searchText;
    }

    /**
     * Makes a version's chunks the ones that are searched.
     *
     * @param fileName as it was handed in; people search by it too
     */
    public void index(Lease lease, String fileName, Facts facts, List<ChunkContent> contents) {
        var subject = Subject.of(contents);
        var known = String.join(
                " ",
                facts.number() == null ? "" : facts.number(),
                facts.title(),
                fileName,
                String.join(" ", subject.identifiers()));
        while (true) {
            stage(lease, models.now(lease.tenant()), facts, known, contents);
            try {
                database.forTenant(lease.tenant(), jdbc -> {
                    progress.fenceToPublish(jdbc, lease, facts);
                    chunks.publish(jdbc, lease);
                    progress.published(jdbc, lease, facts, subject.identifiers());
                    return contents.size();
                });
                return;
            } catch (EmbeddingChanged e) {
                LOG.info("Embedding {} again: {}", fileName, e.getMessage());
            }
        }
    }

    private void stage(Lease lease, Now now, Facts facts, String known, List<ChunkContent> contents) {
        var staged = database.forTenant(
                lease.tenant(), jdbc -> chunks.staged(jdbc, lease, now.live().generation()));
        var dataClass = database.forTenant(
                lease.tenant(), jdbc -> stored.classification(jdbc, lease.tenant(), lease.document()));
        for (int from = staged; from < contents.size(); from += BATCH) {
            var batch = contents.subList(from, Math.min(from + BATCH, contents.size()));
            var embedded = embedded(lease.tenant(), now.live(), dataClass, facts, known, batch);
            var beside = now.beside()
                    .map(it -> embeddedBeside(lease.tenant(), it, dataClass, facts, known, batch))
                    .orElse(List.of());
            database.forTenant(lease.tenant(), jdbc -> {
                progress.fence(jdbc, lease);
                chunks.stage(jdbc, lease, now.live().generation(), embedded);
                now.beside().ifPresent(it -> chunks.stageVectors(jdbc, lease, it.generation(), beside));
                return batch.size();
            });
        }
    }

    /** Publishes a version that has no text of its own, since it only holds other documents. */
    public void unpacked(Lease lease) {
        database.forTenant(lease.tenant(), jdbc -> {
            progress.fence(jdbc, lease);
            chunks.publish(jdbc, lease);
            parts.unpacked(jdbc, lease);
            return lease;
        });
    }

    /** What the next model does not take now, it is shown later, when it catches up. */
    private List<EmbeddedChunk> embeddedBeside(
            TenantId tenant,
            InUse next,
            Classification dataClass,
            Facts facts,
            String known,
            List<ChunkContent> contents) {
        try {
            return embedded(tenant, next, dataClass, facts, known, contents);
        } catch (EmbeddingUnavailable | EmbeddingFailed e) {
            LOG.warn("Not shown to the next embedding model yet: {}", e.getMessage());
            return List.of();
        }
    }

    private List<EmbeddedChunk> embedded(
            TenantId tenant,
            InUse model,
            Classification dataClass,
            Facts facts,
            String known,
            List<ChunkContent> contents) {
        var titled = contents.stream().map(it -> new Titled(facts.title(), it)).toList();
        var vectors = new ChunkEmbedding(model.embedder())
                .of(tenant, dataClass, titled)
                .iterator();
        var embedded = new ArrayList<EmbeddedChunk>();
        for (var chunk : contents) {
            var its = vectors.next();
            embedded.add(new EmbeddedChunk(chunk, searchText.of(chunk, known), its.chunk(), its.pieces()));
        }
        return embedded;
    }
}
