package io.gemba.copilot.skill;

import io.gemba.copilot.retrieval.Question;
import java.util.List;
import java.util.Optional;

/**
 * What somebody says, within their conversation.
 *
 * @param before the question before it, as it was understood
 * @param taken what that one was taken for, if skills answered it or asked back
 * @param earlier what the same person asked before in this conversation, as they wrote it, the latest last
 */
public record Said(Question question, Optional<Question> before, Optional<Taken> taken, List<String> earlier) {
    public Said {
        earlier = List.copyOf(earlier);
    }

    /** With nothing before it but a question that no skill answered. */
    public Said(Question question, Optional<Question> before) {
        this(question, before, Optional.empty(), List.of());
    }
}
