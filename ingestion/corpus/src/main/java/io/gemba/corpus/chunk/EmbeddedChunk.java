package io.gemba.corpus.chunk;

/**
 * A chunk with all that the search tables keep of it.
 *
 * @param searchText a tsvector literal, see {@link io.gemba.corpus.search.SearchText}
 * @param vector of the whole chunk, of unit length; empty if the model may not be shown it
 */
public record EmbeddedChunk(ChunkContent content, String searchText, float[] vector, PieceVectors pieceVectors) {}
