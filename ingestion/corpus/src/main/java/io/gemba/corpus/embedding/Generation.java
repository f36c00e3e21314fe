package io.gemba.corpus.embedding;

/**
 * The vectors of one model, as they lie in the database. Those of two generations cannot be compared, even when their
 * models have the same name.
 *
 * @param number larger is later
 * @param namespace the schema that holds its tables
 * @param model the model's name
 * @param dimensions length of a vector
 */
public record Generation(int number, String namespace, String model, int dimensions) {}
