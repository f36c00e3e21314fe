package io.gemba.embedding;

import java.nio.FloatBuffer;

/** How the vector of a text is made of those of its tokens; each model is trained for one way. */
public enum Pooling {
    /** That of the classification token, as the BGE family has it (Xiao et al., "C-Pack", 2023). */
    CLS(3) {
        @Override
        float[] vector(FloatBuffer numbers, long[] shape) {
            var vector = new float[(int) shape[2]];
            numbers.get(vector);
            return vector;
        }
    },
    /** Their mean, as E5 and MiniLM have it (Reimers and Gurevych, "Sentence-BERT", 2019). */
    MEAN(3) {
        @Override
        float[] vector(FloatBuffer numbers, long[] shape) {
            var vector = new float[(int) shape[2]];
            for (int token = 0; token < shape[1]; token++) {
                for (int d = 0; d < vector.length; d++) {
                    vector[d] += numbers.get();
                }
            }
            return vector;
        }
    },
    /** The model does it itself and gives one vector. */
    NONE(2) {
        @Override
        float[] vector(FloatBuffer numbers, long[] shape) {
            var vector = new float[(int) shape[1]];
            numbers.get(vector);
            return vector;
        }
    };

    private final int outputDimensions;

    Pooling(int outputDimensions) {
        this.outputDimensions = outputDimensions;
    }

    /** How many dimensions the output has that is read. */
    int outputDimensions() {
        return outputDimensions;
    }

    /** The vector of one text, of any length; it is not padded. */
    abstract float[] vector(FloatBuffer numbers, long[] shape);
}
