package io.gemba.corpus.embedding;

import java.util.Collection;

/** The settings do not describe a model that is needed. */
public final class EmbeddingUnknown extends RuntimeException {
    EmbeddingUnknown(String name, Collection<String> known) {
        super(
                ("gemba.embedding.models does not describe the embedding model '%s'; it knows %s. A model that the corpus is"
                                + " filled with has to stay described until another has taken its place.")
                        .formatted(name, known));
    }
}
