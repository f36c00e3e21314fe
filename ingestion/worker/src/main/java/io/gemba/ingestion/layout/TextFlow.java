package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts the lines of one column into headings, paragraphs and list items. */
final class TextFlow {
    private static final Pattern BULLET = Pattern.compile("[•●▪■◦‣·○–—*-]|o");
    private static final Pattern NUMBER =
            Pattern.compile("\\(?\\d{1,3}[.)]|\\(?[a-zA-Z][.)]|\\d{1,2}(?:\\.\\d{1,3}){1,3}[.)]?");
    private static final Pattern STEP = Pattern.compile("(?i)(?:step|schritt|étape|etape|paso)");
    private static final Pattern SECTION =
            Pattern.compile("(?:\\d{1,2}(?:\\.\\d{1,3}){0,3}\\.?|[A-Z]\\.|[IVX]{1,4}\\.)");
    private static final Pattern FIELD = Pattern.compile("\\p{Lu}[\\p{L}\\p{N} ./()°-]{1,30}:\\s+\\S.{0,80}");
    private static final Pattern ENDS_SENTENCE = Pattern.compile(".*[.:;!?]$");
    private static final int LONGEST_HEADING = 14;

    private final Style style;

    TextFlow(Style style) {
        this.style = style;
    }

    List<Part> parts(List<Line> lines) {
        var parts = new ArrayList<Part>();
        var pitch = pitch(lines);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var above = i == 0 ? null : lines.get(i - 1);
            var kind = kind(line, above, i + 1 < lines.size() ? lines.get(i + 1) : null);
            if (above != null && continues(parts.getLast(), above, line, kind, pitch)) {
                parts.getLast().lines().add(line);
            } else {
                parts.add(new Part(kind, new ArrayList<>(List.of(line))));
            }
        }
        return parts;
    }

    private Kind kind(Line line, @Nullable Line above, @Nullable Line below) {
        var words = line.tokens().size();
        var first = line.first().text();
        var heading = isHeading(line, above, below);
        if (words > 1 && BULLET.matcher(first).matches()) {
            return Kind.BULLET;
        }
        if (heading) {
            return Kind.HEADING;
        }
        if (words > 1
                && (NUMBER.matcher(first).matches() || STEP.matcher(first).matches() && startsWithDigit(line, 1))) {
            return Kind.NUMBERED;
        }
        return Kind.TEXT;
    }

    private boolean isHeading(Line line, @Nullable Line above, @Nullable Line below) {
        var words = line.tokens().size();
        var text = line.text();
        if (words > LONGEST_HEADING || text.chars().noneMatch(Character::isLetter) || text.endsWith(",")) {
            return false;
        }
        if (line.size() > (1 + style.sizeTolerance()) * style.bodySize()) {
            return true;
        }
        var section = words > 1 && SECTION.matcher(line.first().text()).matches();
        var closed = ENDS_SENTENCE.matcher(text).matches();
        if (line.isBold() && !style.isMostlyBold() && !closed) {
            return words <= 10 || section;
        }
        var apart = isApart(above, line) && isApart(line, below);
        var shouts = words <= 8
                && text.equals(text.toUpperCase(Locale.ROOT))
                && text.length() > 5
                && !startsWithDigit(line, 0);
        return !closed
                && apart
                && (section && words <= 7 && !line.first().text().matches("\\D.*") || shouts);
    }

    private boolean isApart(@Nullable Line above, @Nullable Line below) {
        return above == null || below == null || below.y0() - above.y1() > 0.7 * style.bodySize();
    }

    private static boolean startsWithDigit(Line line, int word) {
        return Character.isDigit(line.tokens().get(word).text().charAt(0));
    }

    private boolean continues(Part part, Line above, Line line, Kind kind, float pitch) {
        var gap = line.centerY() - above.centerY();
        var tight = gap < 1.45 * Math.max(pitch, style.bodySize()) || gap < 1.9 * line.size();
        var alike = Math.abs(line.size() - above.size()) < style.sizeTolerance() * above.size();
        return switch (part.kind()) {
            case HEADING ->
                kind == Kind.HEADING
                        && tight
                        && alike
                        && above.isBold() == line.isBold()
                        && !SECTION.matcher(line.first().text()).matches();
            case BULLET, NUMBERED ->
                kind == Kind.TEXT
                        && tight
                        && alike
                        && (line.x0() > part.lines().getFirst().x0() + 0.4 * line.size()
                                || Character.isLowerCase(line.first().text().codePointAt(0)));
            case TEXT ->
                kind == Kind.TEXT
                        && tight
                        && alike
                        && !FIELD.matcher(line.text()).matches()
                        && !endsBefore(above, line)
                        && !isShortEnd(part, above);
        };
    }

    /** A line that is indented begins a new paragraph. */
    private static boolean endsBefore(Line above, Line line) {
        return line.x0() - above.x0() > 0.9 * line.size()
                && ENDS_SENTENCE.matcher(above.text()).matches();
    }

    /** A sentence that ends well before the margin ends its paragraph. */
    private static boolean isShortEnd(Part part, Line above) {
        var right = part.lines().stream().mapToDouble(Line::x1).max().orElseThrow();
        var width = right - part.lines().getFirst().x0();
        return part.lines().size() > 1
                && right - above.x1() > 0.25 * width
                && ENDS_SENTENCE.matcher(above.text()).matches();
    }

    private static float pitch(List<Line> lines) {
        var pitches = new ArrayList<Float>();
        for (int i = 1; i < lines.size(); i++) {
            pitches.add(lines.get(i).centerY() - lines.get(i - 1).centerY());
        }
        pitches.sort(null);
        return pitches.isEmpty() ? 0 : pitches.get(pitches.size() / 3);
    }

    /** What the body of a page is set in. */
    record Style(float bodySize, boolean isMostlyBold, float sizeTolerance) {
        private static final float EXACT = 0.12f;
        private static final float ROUGH = 0.3f;

        static Style of(List<Token> tokens, boolean recognised) {
            var tolerance = recognised ? ROUGH : EXACT;
            var sizes = new TreeMap<Float, Integer>();
            var bold = 0;
            var letters = 0;
            for (var token : tokens) {
                var length = token.text().length();
                sizes.merge(Math.round(token.size() * 4) / 4f, length, Integer::sum);
                letters += length;
                bold += token.bold() ? length : 0;
            }
            var half = letters / 2;
            var seen = 0;
            for (var entry : sizes.entrySet()) {
                seen += entry.getValue();
                if (seen >= half) {
                    return new Style(entry.getKey(), bold > 0.6 * letters, tolerance);
                }
            }
            return new Style(10, false, tolerance);
        }
    }

    /** Lines that belong together. */
    record Part(Kind kind, List<Line> lines) {}

    /** What they are. */
    enum Kind {
        HEADING,
        TEXT,
        BULLET,
        NUMBERED
    }
}
