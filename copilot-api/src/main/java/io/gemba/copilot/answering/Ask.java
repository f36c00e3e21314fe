package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Question;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.text.Language;
import io.gemba.model.Cancellation;
import java.time.Instant;
import java.util.Optional;

/**
 * A question with who asks it and what it may lean on.
 *
 * @param scope what the asker may read
 * @param usual the asker's language, where the question does not tell
 * @param before the turn before, if there was one
 * @param deadline when an answer is of no use any more
 * @param cancellation ends the work when the asker goes away
 */
public record Ask(
        AccessScope scope,
        String text,
        Language usual,
        Optional<Turn> before,
        Instant deadline,
        Cancellation cancellation) {

    /** An earlier turn of a conversation. */
    public record Turn(Question question, String answer) {}
}
