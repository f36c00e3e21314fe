package io.gemba.model.routing;

/**
 * The text of an answer without the thinking that some models put before it, between {@code <think>} and
 * {@code </think>}, when their server does not separate the two.
 */
final class AnswerText {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final StringBuilder pending = new StringBuilder();
    private State state = State.UNDECIDED;

    private enum State {
        UNDECIDED,
        THINKING,
        BEFORE_ANSWER,
        ANSWER
    }

    /** The part of a whole text that is the answer. */
    static String of(String text) {
        AnswerText answer = new AnswerText();
        return answer.next(text) + answer.rest();
    }

    /** What the next piece of text adds to the answer; may be nothing, or more than the piece. */
    String next(String piece) {
        if (state == State.ANSWER) {
            return piece;
        }
        pending.append(piece);
        if (state == State.UNDECIDED) {
            decide();
        }
        if (state == State.THINKING) {
            think();
        }
        if (state == State.BEFORE_ANSWER) {
            begin();
        }
        return state == State.ANSWER ? take() : "";
    }

    /** What was held back in doubt, once no more pieces come. */
    String rest() {
        return state == State.UNDECIDED ? take() : "";
    }

    private void decide() {
        String beginning = pending.toString().stripLeading();
        if (beginning.startsWith(OPEN)) {
            state = State.THINKING;
        } else if (!OPEN.startsWith(beginning)) {
            state = State.ANSWER;
        }
    }

    private void think() {
        int close = pending.indexOf(CLOSE);
        if (close >= 0) {
            pending.delete(0, close + CLOSE.length());
            state = State.BEFORE_ANSWER;
        } else {
            pending.delete(0, Math.max(0, pending.length() - CLOSE.length()));
        }
    }

    private void begin() {
        String answer = pending.toString().stripLeading();
        pending.setLength(0);
        pending.append(answer);
        if (!answer.isEmpty()) {
            state = State.ANSWER;
        }
    }

    private String take() {
        String taken = pending.toString();
        pending.setLength(0);
        return taken;
    }
}
