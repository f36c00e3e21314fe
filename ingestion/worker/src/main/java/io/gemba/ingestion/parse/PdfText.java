package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import io.gemba.ingestion.layout.Token;
import io.gemba.ingestion.parse.Paints.Paint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a PDF page, parted into those that are seen, those that a picture may show, and those that nobody sees.
 */
final class PdfText {
    private static final double MOST_UNMAPPED = 0.15;
    private static final int ABOUT = 12;

    private final Paints paints;
    private final Map<Integer, GlyphRun> seen = new TreeMap<>();
    private final Map<Integer, Integer> letters = new HashMap<>();
    private final Map<Kind, GlyphRun> unseen = new EnumMap<>(Kind.class);
    private final GlyphRun behindPicture = new GlyphRun(0);
    private int direction;
    private int shown;
    private int unmapped;
    private boolean onPictures;

    PdfText(PdfContent content) {
        this.paints = content.paints();
        for (var glyph : content.glyphs()) {
            sort(glyph);
        }
    }

    private void sort(Glyph glyph) {
        var around = paints.at(glyph.middle().getX(), glyph.middle().getY());
        var hiding = hiding(glyph, around);
        direction = direction(glyph);
        if (hiding != null) {
            // What is cut off must not join with what stands beside it.
            seen.values().forEach(GlyphRun::flush);
        }
        if (hiding == null) {
            shown++;
            onPictures |= !around.isEmpty() && around.stream().anyMatch(Paint::isPicture);
            unmapped += GlyphRun.isUnmapped(glyph.unicode()) ? 1 : 0;
            letters.merge(direction, 1, Integer::sum);
            seen.computeIfAbsent(direction, GlyphRun::new).add(glyph);
        } else if (isShownByPicture(hiding, glyph, around)) {
            behindPicture.add(glyph);
        } else {
            unseen.computeIfAbsent(hiding, kind -> new GlyphRun(0)).add(glyph);
        }
    }

    private static @Nullable Kind hiding(Glyph glyph, List<Paint> around) {
        if (glyph.hiding() != null || around.isEmpty() && glyph.colour() == 0) {
            return glyph.hiding();
        }
        var behind = Shade.WHITE;
        for (var paint : around) {
            if (paint.order() < glyph.order()) {
                behind = Shade.over(behind, paint.colour(), paint.opacity());
            } else if (paint.isOpaque()) {
                return Kind.COVERED;
            }
        }
        return Shade.differ(Shade.over(behind, glyph.colour(), glyph.opacity()), behind) ? null : Kind.COLOUR;
    }

    /** Scanning programs lay recognised text behind the picture of a page, or over it without ink. */
    private static boolean isShownByPicture(Kind hiding, Glyph glyph, List<Paint> around) {
        return switch (hiding) {
            case INVISIBLE -> around.stream().anyMatch(Paint::isPicture);
            case COVERED ->
                around.stream().filter(paint -> paint.order() > glyph.order()).anyMatch(Paint::isPicture);
            default -> false;
        };
    }

    /** Degrees clockwise, from left to right; letters without width go on as before. */
    private int direction(Glyph glyph) {
        var dx = glyph.end().getX() - glyph.start().getX();
        var dy = glyph.end().getY() - glyph.start().getY();
        if (Math.abs(dx) + Math.abs(dy) < 0.01) {
            return direction;
        }
        var degrees = Math.floorMod((int) Math.round(Math.toDegrees(Math.atan2(dy, dx))), 360);
        var square = Math.floorMod((degrees + 45) / 90 * 90, 360);
        var off = Math.floorMod(degrees - square + 180, 360) - 180;
        return Math.abs(off) <= ABOUT ? square : degrees;
    }

    /** Words that are written level. */
    List<Token> words() {
        return seen.containsKey(0) ? seen.get(0).words() : List.of();
    }

    /** Words that are written in other directions. */
    List<Token> slantedWords() {
        return seen.entrySet().stream()
                .filter(run -> run.getKey() != 0)
                .flatMap(run -> run.getValue().words().stream())
                .toList();
    }

    /** True if some of the words lie on a picture. */
    boolean isOnPictures() {
        return onPictures;
    }

    /** Words that lie behind a picture or without ink over one. */
    List<Token> wordsBehindPicture() {
        return behindPicture.words();
    }

    /** Text that nobody sees; what is also seen in the same place is not meant. */
    List<HiddenText> hidden() {
        var visible = words().stream().collect(Collectors.groupingBy(Token::text));
        var hidden = new ArrayList<HiddenText>();
        unseen.forEach((kind, run) -> {
            var text = run.words().stream()
                    .filter(word -> visible.getOrDefault(word.text(), List.of()).stream()
                            .noneMatch(other -> isSamePlace(word, other)))
                    .map(Token::text)
                    .collect(Collectors.joining(" "));
            if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                hidden.add(HiddenText.of(kind, text));
            }
        });
        return hidden;
    }

    private static boolean isSamePlace(Token a, Token b) {
        var near = 0.5f * Math.max(a.size(), b.size());
        return Math.abs(a.x0() - b.x0()) < near && Math.abs(a.y0() - b.y0()) < near;
    }

    /** Degrees clockwise by which to turn the page so that most of its text is upright; 0 if there is no such angle. */
    int turn() {
        return letters.entrySet().stream()
                .filter(run -> run.getKey() % 90 == 0 && 2 * run.getValue() > shown)
                .map(run -> Math.floorMod(-run.getKey(), 360))
                .findFirst()
                .orElse(0);
    }

    /** False where the letters do not mean what they show, or run in no direction in which they could be read. */
    boolean isLegible() {
        return unmapped <= MOST_UNMAPPED * shown
                && 2 * letters.getOrDefault(0, 0) >= shown
                && Legibility.isText(words());
    }
}
