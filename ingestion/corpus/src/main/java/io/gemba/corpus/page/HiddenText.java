package io.gemba.corpus.page;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.gemba.corpus.text.Labels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/**
 * Text that a page holds and does not show. It is evidence of nothing and is not searched; readers are told that it is
 * there.
 *
 * @param words how many
 * @param text the first of them
 */
public record HiddenText(Kind kind, int words, String text) {
    private static final int LONGEST = 500;

    /** The text of a kind, shortened. */
    public static HiddenText of(Kind kind, String text) {
        var plain = text.strip().replaceAll("\\s+", " ");
        var words =
                plain.isEmpty() ? 0 : (int) plain.chars().filter(c -> c == ' ').count() + 1;
        return new HiddenText(kind, words, shortened(plain));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    /** One entry for each kind. */
    public static List<HiddenText> merged(List<HiddenText> texts) {
        var byKind = new EnumMap<Kind, HiddenText>(Kind.class);
        texts.forEach(text -> byKind.merge(text.kind, text, HiddenText::and));
        return new ArrayList<>(byKind.values());
    }

    private HiddenText and(HiddenText next) {
        return new HiddenText(kind, words + next.words, shortened(text + " " + next.text));
    }

    /** How the text is hidden. */
    public enum Kind {
        /** Drawn without ink, and no picture shows it. */
        INVISIBLE,
        /** In the colour of what is behind it. */
        COLOUR,
        /** Too small to be read. */
        TINY,
        /** Outside what is seen of the page. */
        OFF_PAGE,
        /** Cut away. */
        CLIPPED,
        /** Something has been drawn over it. */
        COVERED,
        /** On a layer that is switched off. */
        LAYER,
        /** The text layer of a scan says what its picture does not show. */
        UNLIKE_PICTURE,
        /** Marked as hidden. */
        MARKED,
        /** A remark that is not part of the text. */
        COMMENT,
        /** Shown in the place of a picture only. */
        ALTERNATIVE,
        /** On a hidden sheet, row, column or slide. */
        SHEET,
        /** Notes for who presents. */
        NOTES,
        /** Written in characters that have no shape. */
        CHARACTERS;

        /** The name in JSON. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }

        /** The kind of a name in JSON. */
        @JsonCreator
        public static Kind ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
