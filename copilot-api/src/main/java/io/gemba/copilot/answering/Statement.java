package io.gemba.copilot.answering;

import java.util.List;

/**
 * A sentence or step of an answer with what supports it.
 *
 * @param text without citation marks
 * @param citations their numbers; empty only for what states no fact, such as "I found nothing about this"
 */
public record Statement(String text, List<Integer> citations) {
    public Statement {
        citations = List.copyOf(citations);
    }
}
