package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Records.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what could not be read, so that nobody takes its absence for a finding. */
final class Lacks {
    private final Words words;
    private final List<String> notes = new ArrayList<>();

    Lacks(Words words) {
        this.words = words;
    }

    /**
     * Notes what a read is lacking.
     *
     * @param what it was to bring, as a key of the templates
     */
    void of(String what, Read read) {
        var name = words.say("part." + what);
        if (read.lack() != null) {
            notes.add(words.say("lack." + read.lack().name().toLowerCase(Locale.ROOT), name));
        } else if (read.cut()) {
            notes.add(words.say("lack.cut", name));
        }
    }

    /** Notes that a table does not show all of its rows. */
    void shown(int rows, int shown) {
        if (rows > shown) {
            notes.add(words.say("lack.shown", Integer.toString(shown), Integer.toString(rows)));
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
