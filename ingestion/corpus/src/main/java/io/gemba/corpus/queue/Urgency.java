package io.gemba.corpus.queue;

/** What goes before what in the queue. */
public enum Urgency {
    /** What nobody waits for. */
    BACKGROUND(1),
    /** Files found in a folder. */
    BULK(10),
    /** What a person has just uploaded, replayed or deleted. */
    INTERACTIVE(50),
    /** A person is looking at the screen until it is done. */
    WAITING_PERSON(90);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    int priority() {
        return priority;
    }
}
