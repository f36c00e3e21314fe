package io.gemba.model;

import io.gemba.corpus.access.Classification;
import java.util.List;

/** A model behind the gateway that turns texts into vectors. Vectors of different models cannot be compared. */
public interface EmbeddingEndpoint {

    /** The provider's name in the settings. */
    String provider();

    /** The model's name as the provider knows it. */
    String model();

    boolean serves(Classification dataClass);

    /**
     * One vector for each text, in order, all of the same length.
     *
     * @throws ModelFailed if the endpoint may not see the data class or does not answer
     */
    List<float[]> embed(EmbeddingCall call);
}
