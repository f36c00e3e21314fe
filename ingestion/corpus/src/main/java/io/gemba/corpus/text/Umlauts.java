package io.gemba.corpus.text;

/** German as people write it who have no umlauts on their keyboard. */
public final class Umlauts {
    private Umlauts() {}

    /** The text in lower case with two letters for each umlaut. */
    public static String spelled(String lowerCase) {
        return lowerCase
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
    }
}
