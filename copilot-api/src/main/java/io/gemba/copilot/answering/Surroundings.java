package io.gemba.copilot.answering;

import java.util.Set;

/**
 * What stands around a candidate.
 *
 * @param chunk its chunk, read
 * @param document the words of all passages that were found in its document
 */
record Surroundings(ReadChunk chunk, Set<String> document) {}
