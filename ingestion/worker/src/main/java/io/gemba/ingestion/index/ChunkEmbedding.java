package io.gemba.ingestion.index;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.PieceVectors;
import io.gemba.corpus.embedding.Embedder;
import io.gemba.ingestion.chunk.EmbeddedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Embeds chunks and their pieces with a model. */
public record ChunkEmbedding(Embedder embedder) {

    /**
     * The vectors of chunks, in their order; none where the model may not be shown data of that class.
     *
     * @param dataClass the highest among them
     */
    public List<Vectors> of(TenantId tenant, Classification dataClass, List<Titled> chunks) {
        var dimensions = embedder.spec().dimensions();
        if (!embedder.mayRead(dataClass)) {
            return Stream.generate(() -> new Vectors(new float[0], PieceVectors.none(dimensions)))
                    .limit(chunks.size())
                    .toList();
        }
        var texts = new ArrayList<String>();
        for (var chunk : chunks) {
            var content = chunk.content();
            texts.add(EmbeddedText.of(content, chunk.title(), embedder.tokens()));
            content.pieces().forEach(piece -> texts.add(EmbeddedText.of(piece, content.heading(), embedder.tokens())));
        }
        var vectors = embedder.passages(tenant, dataClass, texts).iterator();
        var embedded = new ArrayList<Vectors>();
        for (var chunk : chunks) {
            var whole = vectors.next();
            var pieces = new ArrayList<float[]>();
            chunk.content().pieces().forEach(piece -> pieces.add(vectors.next()));
            embedded.add(new Vectors(whole, PieceVectors.of(pieces, dimensions)));
        }
        return embedded;
    }

    /** A chunk with the title of its document. */
    public record Titled(String title, ChunkContent content) {}

    /** What a model makes of a chunk. */
    public record Vectors(float[] chunk, PieceVectors pieces) {}
}
