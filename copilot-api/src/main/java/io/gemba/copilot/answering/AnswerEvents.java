package io.gemba.copilot.answering;

import java.util.List;

/** Hears of an answer while it comes about. Implementations may throw to say that nobody listens any more. */
public interface AnswerEvents {
    /** Hears nothing. */
    AnswerEvents NONE = new AnswerEvents() {};

    /** A stage begins. */
    default void stage(Stage stage) {}

    /** What the answer may cite has been found. */
    default void evidence(List<Citation> evidence) {}

    /** A statement has been verified. */
    default void statement(Statement statement) {}

    /** What was said so far is void: another composer begins. */
    default void restart() {}

    /** What is being done. */
    enum Stage {
        SEARCHING,
        COMPOSING,
        VERIFYING
    }
}
