package io.gemba.corpus.database;

import io.gemba.corpus.embedding.Generation;

/**
 * What a read sees.
 *
 * @param live the generation that the vectors are of
 * @param reach what the caller's scope reaches
 */
public record View(Generation live, Reach reach) {}
