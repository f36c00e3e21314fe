package io.gemba.ingestion.page;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Brings text as files hold it to the form in which it is kept, compared and searched. */
public final class PrintedText {
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}&&[^\\s]]\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

    private PrintedText() {}

    /** The text with one blank wherever there is space, and none at its ends. */
    public static String spaced(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /**
     * The text with letters and their accents in one, and without what is not seen: control characters and halves of
     * characters, which the database refuses, and marks that part a word unseen, turn its letters round or choose their
     * shape.
     */
    public static String clean(String text) {
        return UNPRINTABLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
    }
}
