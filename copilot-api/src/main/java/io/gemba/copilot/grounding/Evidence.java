package io.gemba.copilot.grounding;

import io.gemba.corpus.access.Classification;
import java.util.List;

/** Something that an answer may cite, and that its figures are held against. */
public sealed interface Evidence permits DocumentEvidence, RecordEvidence {

    /** What it says. */
    String text();

    /** What stands about it rather than in it, and bears out a figure just as well. */
    List<String> around();

    /** How a model is told where it comes from. */
    String origin();

    Classification classification();
}
