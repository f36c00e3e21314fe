package io.gemba.corpus.chunk;

/** A chunk within its tenant. A new version of a document has new chunks. */
public record ChunkId(long value) {}
