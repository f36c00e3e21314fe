package io.gemba.corpus.search;

import io.gemba.corpus.chunk.ChunkContent;
import io.gemba.corpus.chunk.ChunkId;
import io.gemba.corpus.chunk.PieceVectors;

/**
 * A chunk that a search found.
 *
 * @param score reciprocal rank fusion of its ranks by meaning and by words; larger is better, comparable within a
 *     search
 * @param cosine between the question and the chunk; empty of meaning (0) when only words found it
 */
public record FoundChunk(
        ChunkId id, FoundDocument document, ChunkContent content, PieceVectors vectors, double score, double cosine) {}
