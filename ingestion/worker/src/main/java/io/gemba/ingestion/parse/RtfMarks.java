package io.gemba.ingestion.parse;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes marks into an RTF file where headings, cells and rows are, as characters that no text uses: the library that
 * knows the encodings and fonts of RTF tells nothing of its structure.
 */
final class RtfMarks {
    static final char IN_TABLE = '\uE001';
    static final char CELL = '\uE002';
    static final char ROW = '\uE003';
    static final char HEADER = '\uE004';
    /** Of the first level; those of the others follow. */
    static final char HEADING = '\uE010';

    static final int LEVELS = 6;

    private static final Pattern HEADING_STYLE = Pattern.compile("(?:heading|überschrift|titre|título) ([1-6])");

    private final String rtf;
    private final StringBuilder out;
    private final Map<Integer, Integer> levels = new HashMap<>();
    private int at;
    private int depth;
    private int styles = -1;
    private int style = -1;
    private int styleLevel;
    private final StringBuilder styleName = new StringBuilder();

    private RtfMarks(byte[] rtf) {
        this.rtf = new String(rtf, StandardCharsets.ISO_8859_1);
        this.out = new StringBuilder(rtf.length + rtf.length / 8);
    }

    static byte[] marked(byte[] rtf) {
        var marks = new RtfMarks(rtf);
        while (marks.at < marks.rtf.length()) {
            marks.step();
        }
        return marks.out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void step() {
        var next = rtf.charAt(at);
        switch (next) {
            case '{' -> depth++;
            case '}' -> close();
            case '\\' -> {
                control();
                return;
            }
            default -> {
                if (styles >= 0 && depth == styles + 1) {
                    styleName.append(next);
                }
            }
        }
        out.append(next);
        at++;
    }

    private void close() {
        if (styles >= 0 && depth == styles + 1) {
            noteStyle();
        }
        depth--;
        if (depth < styles) {
            styles = -1;
        }
    }

    private void noteStyle() {
        var named = HEADING_STYLE.matcher(styleName.toString().toLowerCase(Locale.ROOT));
        var level = styleLevel > 0 ? styleLevel : named.find() ? named.group(1).charAt(0) - '0' : 0;
        if (style >= 0 && level > 0) {
            levels.put(style, level);
        }
        style = -1;
        styleLevel = 0;
        styleName.setLength(0);
    }

    private void control() {
        var end = at + 1;
        while (end < rtf.length() && isLetter(rtf.charAt(end))) {
            end++;
        }
        if (end == at + 1) {
            copy(Math.min(end + 1, rtf.length()));
            return;
        }
        var word = rtf.substring(at + 1, end);
        var digits = end;
        if (end < rtf.length() && rtf.charAt(end) == '-') {
            end++;
        }
        while (end < rtf.length() && end - digits < 10 && rtf.charAt(end) >= '0' && rtf.charAt(end) <= '9') {
            end++;
        }
        var number = number(rtf.substring(digits, end));
        if (end < rtf.length() && rtf.charAt(end) == ' ') {
            end++;
        }
        if (word.equals("bin")) {
            copy((int) Math.min((long) end + Math.max(0, number), rtf.length()));
        } else {
            mark(word, number, end);
        }
    }

    private static boolean isLetter(char it) {
        return it >= 'a' && it <= 'z' || it >= 'A' && it <= 'Z';
    }

    private static int number(String digits) {
        try {
            return digits.isEmpty() ? -1 : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void mark(String word, int number, int end) {
        if (word.equals("stylesheet")) {
            styles = depth;
        }
        if (styles >= 0) {
            if (word.equals("s")) {
                style = number;
            } else if (word.equals("outlinelevel")) {
                styleLevel = number >= 0 && number < LEVELS ? number + 1 : 0;
            }
            copy(end);
            return;
        }
        switch (word) {
            case "cell" -> before(CELL, end);
            case "row" -> before(ROW, end);
            case "intbl" -> after(IN_TABLE, end);
            case "trhdr" -> after(HEADER, end);
            case "outlinelevel" -> afterIf(number + 1, end);
            case "s" -> afterIf(levels.getOrDefault(number, 0), end);
            default -> copy(end);
        }
    }

    private void afterIf(int level, int end) {
        if (level > 0 && level <= LEVELS) {
            after((char) (HEADING + level - 1), end);
        } else {
            copy(end);
        }
    }

    private void before(char mark, int end) {
        append(mark);
        copy(end);
    }

    private void after(char mark, int end) {
        copy(end);
        append(mark);
    }

    private void append(char mark) {
        out.append("{\\uc0\\u").append((short) mark).append(" }");
    }

    private void copy(int end) {
        out.append(rtf, at, end);
        at = end;
    }
}
