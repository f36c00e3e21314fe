package io.gemba.ingestion;

import io.gemba.corpus.blob.BlobStore;
import io.gemba.corpus.database.CorpusDatabase;
import io.gemba.corpus.document.VersionProgress;
import io.gemba.corpus.embedding.InProcessEmbedder;
import io.gemba.corpus.embedding.KnownEmbedders;
import io.gemba.corpus.queue.WorkQueue;
import io.gemba.corpus.search.SearchText;
import io.gemba.corpus.testing.TestEmbedding;
import io.gemba.corpus.text.Lexemes;
import io.gemba.embedding.TextEmbedder;
import io.gemba.ingestion.child.FileReader;
import io.gemba.ingestion.chunk.Chunker;
import io.gemba.ingestion.index.Indexer;
import io.gemba.ingestion.index.ModelsInUse;
import org.springframework.util.unit.DataSize;

/** A pipeline that is put together by hand, with small limits and without a model. */
record TestPipeline(Pipeline pipeline, Unpacking unpacking) {

    static TestPipeline of(CorpusDatabase database, WorkQueue queue, FileReader reader) {
        return of(database, queue, reader, TestEmbedding.embedder());
    }

    /** With another embedding model. */
    static TestPipeline of(CorpusDatabase database, WorkQueue queue, FileReader reader, TextEmbedder embedder) {
        var known = KnownEmbedders.only(new InProcessEmbedder(embedder));
        var progress = new VersionProgress();
        var blobs = new BlobStore();
        var limits = new UnpackingSettings(20, DataSize.ofMegabytes(1), DataSize.ofKilobytes(100), 2);
        var unpacking = new Unpacking(database, progress, blobs, queue, limits);
        var reading = new PageReading(
                database, progress, blobs, new SpooledFiles(database, blobs, reader), reader, unpacking);
        var indexer = new Indexer(database, progress, new ModelsInUse(database, known), new SearchText(new Lexemes()));
        var chunker = new Chunker(embedder.spec(), embedder.tokens());
        return new TestPipeline(new Pipeline(database, progress, reading, chunker, indexer), unpacking);
    }
}
