package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Records.Lack;
import io.gemba.copilot.skill.Records.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what could not be read, so that nobody takes its absence for a finding. */
public final class Lacks {
    private final Words words;
    private final List<String> notes = new ArrayList<>();

    public Lacks(Words words) {
        this.words = words;
    }

    /**
     * Notes what a read is lacking.
     *
     * @param what it was to bring, as a key of the templates
     */
    public void of(String what, Read read) {
        of(what, read.lack(), read.cut());
    }

    /** As {@link #of(String, Read)}, of what Odoo added up. */
    public void of(String what, Groups groups) {
        of(what, groups.lack(), groups.cut());
    }

    private void of(String what, @Nullable Lack lack, boolean cut) {
        var name = words.say("part." + what);
        if (lack != null) {
            notes.add(words.say("lack." + lack.name().toLowerCase(Locale.ROOT), name));
        } else if (cut) {
            notes.add(words.say("lack.cut", name));
        }
    }

    /** Notes that a table does not show all of its rows. */
    public void shown(int rows, int shown) {
        if (rows > shown) {
            notes.add(words.say("lack.shown", Integer.toString(shown), Integer.toString(rows)));
        }
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
