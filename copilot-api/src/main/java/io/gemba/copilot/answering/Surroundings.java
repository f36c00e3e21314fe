package io.gemba.copilot.answering;

/**
 * What stands around the candidates of a chunk.
 *
 * @param chunk it, read
 * @param above what is met in title and headings
 * @param around what is met above, in the rest of the chunk and of the document, each worth less the farther it stands
 */
record Surroundings(ReadChunk chunk, Met above, Met around) {}
