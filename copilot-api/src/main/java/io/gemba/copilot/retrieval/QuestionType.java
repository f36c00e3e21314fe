package io.gemba.copilot.retrieval;

/** What kind of answer a question asks for. */
public enum QuestionType {
    /** A quantity, name or code. */
    VALUE,
    /** A date, a time or a duration. */
    WHEN,
    /** A person or a role. */
    WHO,
    /** Steps to follow. */
    PROCEDURE,
    /** What something means. */
    DEFINITION,
    /** Whether something is permitted or required. */
    POLICY,
    /** Several things of a kind. */
    LIST,
    /** How two things or two revisions differ. */
    DIFFERENCE,
    /** A cause or reason. */
    WHY,
    /** Small talk: thanks, a greeting, a question about Gemba itself. */
    CHAT,
    /** Anything else, keywords for instance. */
    OTHER
}
