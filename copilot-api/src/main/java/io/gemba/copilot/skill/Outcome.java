package io.gemba.copilot.skill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of taking a question to the records. */
public sealed interface Outcome {

    /** No skill is meant: the question is for the documents. */
    record NotAsked() implements Outcome {}

    /**
     * It was found.
     *
     * @param taken what the question was taken for
     */
    record Told(Report report, Taken taken) implements Outcome {}

    /**
     * It is not clear which record is meant.
     *
     * @param choices what there is to choose from; empty if there is too much of it
     * @param taken what the question was taken for so far
     */
    record AsksBack(String question, List<Option> choices, Taken taken) implements Outcome {
        public AsksBack {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A record to choose.
     *
     * @param text what it is called, and what tells it from the others
     * @param ask what to ask to choose it
     */
    record Option(String text, String ask) {}

    /** There is no such record, or none that the asker may see: the two read the same. */
    record Unknown(String statement) implements Outcome {}

    /** The asker may not read what the question is about, or the app for it is not installed. */
    record Closed(String statement) implements Outcome {}

    /** Records would answer it, but the asker has signed in without Odoo. */
    record Elsewhere() implements Outcome {}

    /**
     * Odoo does not answer.
     *
     * @param since when it did not for the first time, if that is known
     */
    record Away(Optional<Instant> since) implements Outcome {}
}
