package io.gemba.copilot.skill;

/** What a skill wants to know before it looks. */
public sealed interface Slot {

    /** By which a skill finds it again. */
    String name();

    /**
     * A record.
     *
     * @param required true if the skill cannot do without: it asks back
     */
    record OfRecord(String name, RecordKind kind, boolean required) implements Slot {}

    /**
     * A span of days.
     *
     * @param ahead true if it may lie ahead, so that "on Monday" is the next one unless the question tells of what was
     */
    record OfPeriod(String name, boolean ahead) implements Slot {
        /** One of what has been. */
        public OfPeriod(String name) {
            this(name, false);
        }
    }

    /** A shift of the plant. */
    record OfShift(String name) implements Slot {}

    /** Whether it is asked how something went over time, or for a drawing of it. */
    record OverTime(String name) implements Slot {}

    /** A number of something. */
    record OfQuantity(String name) implements Slot {}

    /** One of the asker's companies. */
    record OfSite(String name) implements Slot {}

    /** By what the rows of the answer are put in order. */
    record OfOrdering(String name) implements Slot {}

    /** Whether only what is the asker's own is meant. */
    record Own(String name) implements Slot {}
}
