package io.gemba.embedding;

/** Makes vectors comparable. */
public final class UnitVector {
    private UnitVector() {}

    /** The cosine between two vectors of unit length, over the dimensions that both have. */
    public static double cosine(float[] one, float[] other) {
        var sum = 0.0;
        for (int d = 0; d < Math.min(one.length, other.length); d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }

    /**
     * The vector of unit length in the same direction.
     *
     * @throws EmbeddingFailed if it is not as long as the spec says, or has no direction
     */
    public static float[] of(float[] vector, EmbeddingSpec spec) {
        if (vector.length != spec.dimensions()) {
            throw new EmbeddingFailed("embedding model %s gives vectors of %d dimensions, but %d are configured"
                    .formatted(spec.name(), vector.length, spec.dimensions()));
        }
        var square = 0.0;
        for (var component : vector) {
            square += (double) component * component;
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new EmbeddingFailed("embedding model %s gives vectors without a direction".formatted(spec.name()));
        }
        var length = Math.sqrt(square);
        var unit = new float[vector.length];
        for (int d = 0; d < unit.length; d++) {
            unit[d] = (float) (vector[d] / length);
        }
        return unit;
    }
}
