package io.gemba.copilot.grounding;

import java.util.regex.Pattern;

/** Text without the characters that are not seen: control, direction, zero width, tags, halves of characters. */
public final class Sanitised {
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}&&[^\\n"
                    + "\\t]]|[\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB]|[\\x{E0000}-\\x{E007F}]|\\p{Cs}");
    private static final Pattern ESCAPE =
            Pattern.compile("\\u001B(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)?)");

    private Sanitised() {}

    /** The text as a reader sees it; line ends and tabs stay. */
    public static String text(String text) {
        return UNSEEN.matcher(ESCAPE.matcher(text).replaceAll("")).replaceAll("");
    }
}
