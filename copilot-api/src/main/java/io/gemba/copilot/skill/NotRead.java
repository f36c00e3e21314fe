package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Records.Lack;

/** What an answer hangs on could not be read. */
public final class NotRead extends RuntimeException {
    private final Lack lack;

    public NotRead(Lack lack) {
        super("not read: " + lack, null, false, false);
        this.lack = lack;
    }

    Lack lack() {
        return lack;
    }
}
