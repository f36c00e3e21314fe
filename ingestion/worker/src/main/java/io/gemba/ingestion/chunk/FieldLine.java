package io.gemba.ingestion.chunk;

import java.util.regex.Pattern;

/** Tells a line of a form, such as "Torque: 42 Nm", from a sentence. */
final class FieldLine {
    private static final Pattern FIELD = Pattern.compile("\\p{Lu}[\\p{L}\\p{N} ./()°%-]{1,40}:\\s+\\S.{0,120}");
    private static final Pattern SEVERAL_SENTENCES = Pattern.compile(".*[.!?]\\s+\\p{Lu}.*");

    private FieldLine() {}

    /** True of a line that is not to be cut into sentences. */
    static boolean matches(String text) {
        return isField(text) || text.length() < 25;
    }

    static boolean isField(String text) {
        return FIELD.matcher(text).matches() && !SEVERAL_SENTENCES.matcher(text).matches();
    }
}
