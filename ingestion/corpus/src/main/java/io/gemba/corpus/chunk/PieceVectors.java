package io.gemba.corpus.chunk;

import java.util.List;

/**
 * Unit vectors of a chunk's pieces, each dimension rounded to a signed byte: a quarter of the space, and cosines that
 * are off by about 0.002.
 *
 * @param dimensions length of each vector
 * @param bytes the vectors one after another
 */
public record PieceVectors(int dimensions, byte[] bytes) {
    private static final float SCALE = 127;

    public PieceVectors {
        if (bytes.length % dimensions != 0) {
            throw new IllegalArgumentException("the bytes are no whole number of vectors");
        }
    }

    /** Rounds unit vectors of equal length. */
    public static PieceVectors of(List<float[]> vectors, int dimensions) {
        var bytes = new byte[vectors.size() * dimensions];
        for (int v = 0; v < vectors.size(); v++) {
            for (int d = 0; d < dimensions; d++) {
                bytes[v * dimensions + d] = (byte) Math.round(vectors.get(v)[d] * SCALE);
            }
        }
        return new PieceVectors(dimensions, bytes);
    }

    /** Those of a chunk that the model was not shown. */
    public static PieceVectors none(int dimensions) {
        return new PieceVectors(dimensions, new byte[0]);
    }

    /** The largest cosine between one piece and any of several unit vectors; 0 where there is nothing to compare. */
    public float nearness(int piece, List<float[]> units) {
        return (float)
                units.stream().mapToDouble(unit -> cosine(piece, unit)).max().orElse(0);
    }

    /** The cosine between one piece and a unit vector; 0 where there is nothing to compare. */
    public float cosine(int piece, float[] unit) {
        if (bytes.length == 0 || unit.length == 0) {
            return 0;
        }
        var sum = 0f;
        var offset = piece * dimensions;
        for (int d = 0; d < dimensions; d++) {
            sum += bytes[offset + d] * unit[d];
        }
        return sum / SCALE;
    }
}
