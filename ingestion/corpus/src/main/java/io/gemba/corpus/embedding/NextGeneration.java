package io.gemba.corpus.embedding;

import io.gemba.corpus.text.Labels;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of the embedding model that is under way.
 *
 * @param generation the one to come; when {@link State#RETIRING} the one that was live before
 * @param begunAt when it was begun; when retiring, when the models changed places
 * @param problem why it does not go on, if it does not
 */
public record NextGeneration(Generation generation, State state, Instant begunAt, Optional<String> problem) {
    /** How far it has come. */
    public enum State {
        /** The model is shown what the corpus holds. */
        FILLING,
        /** The vector index is built; nothing is written meanwhile. */
        INDEXING,
        /** What came in meanwhile is caught up with, and the vectors are tried. */
        READY,
        /** The models have changed places; the old vectors wait for those who still look at them. */
        RETIRING;

        /** The name that the database uses. */
        public String label() {
            return Labels.of(this);
        }

        /** The state of that name. */
        static State ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
