package io.gemba.copilot.conversation;

import io.gemba.copilot.retrieval.Question;
import io.gemba.copilot.skill.Taken;
import java.util.List;
import java.util.Optional;

/**
 * What a question may lean on in its thread: what its owner asked, and never what they were told.
 *
 * @param question the last that was answered, as it was understood
 * @param taken what that one was taken for, if records answered it or it was asked back
 * @param asked the last few questions as they were written, the latest last
 */
record Earlier(Optional<Question> question, Optional<Taken> taken, List<String> asked) {
    /** Of a thread that begins. */
    static final Earlier NOTHING = new Earlier(Optional.empty(), Optional.empty(), List.of());

    Earlier {
        asked = List.copyOf(asked);
    }
}
