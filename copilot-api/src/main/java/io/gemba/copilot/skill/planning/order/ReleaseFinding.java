package io.gemba.copilot.skill.planning.order;

import io.gemba.copilot.skill.Report.Line;
import java.util.List;

/** Something that matters to whether an order can begin. */
record ReleaseFinding(Weight weight, List<Line> lines) {
    ReleaseFinding {
        lines = List.copyOf(lines);
    }

    ReleaseFinding(Weight weight, Line line) {
        this(weight, List.of(line));
    }

    /** What it means for the release. */
    enum Weight {
        /** It cannot begin. */
        BLOCKS,
        /** It can, but somebody has to do or to know something. */
        MIND,
        /** Good to know. */
        FINE
    }
}
