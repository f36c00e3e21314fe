package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.skill.RecordContext;
import io.gemba.copilot.skill.Said;
import io.gemba.copilot.skill.Taken;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.VisibleRecords;
import io.gemba.corpus.text.Language;
import io.gemba.model.Cancellation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question with who asks it and what it may lean on.
 *
 * @param scope what the asker may read
 * @param seen the records that the asker sees, for documents that hang on them
 * @param usual the asker's language, where the question does not tell
 * @param before the question before, as it was understood. Not its answer: what that quoted may have become closed to
 *     the asker, and may be of a class that the model which is asked next must not see
 * @param deadline when an answer is of no use any more
 * @param cancellation ends the work when the asker goes away
 * @param records the asker's way to the records, and the one that is open
 * @param taken what the question before was taken for, if records answered it
 * @param earlier what the asker asked before in this conversation, as they wrote it, the latest last
 * @param tone what a model is told of how to write; may be empty
 */
public record Ask(
        AccessScope scope,
        VisibleRecords seen,
        String text,
        Language usual,
        Optional<Question> before,
        Instant deadline,
        Cancellation cancellation,
        RecordContext records,
        Optional<Taken> taken,
        List<String> earlier,
        String tone) {
    public Ask {
        earlier = List.copyOf(earlier);
    }

    /** What is said, within its conversation. */
    Said said(Question question) {
        return new Said(question, before, taken, earlier);
    }
}
