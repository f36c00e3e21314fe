package io.gemba.ingestion.index;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkStore;
import io.gemba.corpus.chunk.EmbeddedChunk;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.Lease;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.document.VersionProgress.Facts;
import io.gemba.corpus.search.SearchText;
import io.gemba.embedding.TextEmbedder;
import io.gemba.ingestion.chunk.EmbeddedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds the chunks of a version in batches, each kept before the next is begun, and publishes the version when all are
 * there.
 */
public final class Indexer {
    private static final int BATCH = 24;

    private final CorpusDatabase database;
    private final VersionProgress progress;
    private final ChunkStore chunks = new ChunkStore();
    private final TextEmbedder embedder;
    private final SearchText searchText;

    public Indexer(CorpusDatabase database, VersionProgress progress, TextEmbedder embedder, SearchText searchText) {
        this.database = database;
        this.progress = progress;
        this.embedder = embedder;
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
        var staged = database.forTenant(lease.tenant(), jdbc -> chunks.staged(jdbc, lease));
        for (int from = staged; from < contents.size(); from += BATCH) {
            var batch = embedded(contents.subList(from, Math.min(from + BATCH, contents.size())), facts, known);
            database.forTenant(lease.tenant(), jdbc -> {
                progress.fence(jdbc, lease);
                chunks.stage(jdbc, lease, batch);
                return batch.size();
            });
        }
        database.forTenant(lease.tenant(), jdbc -> {
            progress.fenceToPublish(jdbc, lease, facts);
            chunks.publish(jdbc, lease);
            progress.published(jdbc, lease, facts, subject.identifiers());
            return contents.size();
        });
    }

    private List<EmbeddedChunk> embedded(List<ChunkContent> contents, Facts facts, String known) {
        var texts = new ArrayList<String>();
        for (var chunk : contents) {
            texts.add(EmbeddedText.of(chunk, facts.title(), embedder.tokens()));
            chunk.pieces().forEach(piece -> texts.add(EmbeddedText.of(piece, chunk.heading(), embedder.tokens())));
        }
        var vectors = embedder.passages(texts).iterator();
        var embedded = new ArrayList<EmbeddedChunk>();
        for (var chunk : contents) {
            var vector = vectors.next();
            var pieces = new ArrayList<float[]>();
            chunk.pieces().forEach(piece -> pieces.add(vectors.next()));
            embedded.add(new EmbeddedChunk(
                    chunk,
                    searchText.of(chunk, known),
                    vector,
                    PieceVectors.of(pieces, embedder.spec().dimensions())));
        }
        return embedded;
    }
}
