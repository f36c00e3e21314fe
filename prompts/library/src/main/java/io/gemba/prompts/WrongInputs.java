package io.gemba.prompts;

import java.util.SortedSet;

/** A prompt was rendered with other inputs than it declares. The message names the inputs, never their values. */
public final class WrongInputs extends RuntimeException {
    WrongInputs(String promptId, SortedSet<String> missing, SortedSet<String> extra) {
        super("prompt %s: %s".formatted(promptId, describe(missing, extra)));
    }

    private static String describe(SortedSet<String> missing, SortedSet<String> extra) {
        if (extra.isEmpty()) {
            return "missing inputs " + missing;
        }
        return missing.isEmpty()
                ? "undeclared inputs " + extra
                : "missing inputs %s, undeclared inputs %s".formatted(missing, extra);
    }
}
