package io.gemba.ingestion.parse;

import io.gemba.ingestion.layout.Token;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A quick look at a page as it is seen, to tell whether its picture says more than its words do. What looks like text
 * is marks of the size of letters that follow each other on a line.
 */
final class PageLook {
    /** Enough to tell letters from other marks. */
    static final int DPI = 100;

    private static final float SCALE = DPI / 72f;
    private static final int BLOCK = 32;
    private static final int DARKER = 48;
    private static final int LEAST_HEIGHT = 5;
    private static final int MOST_HEIGHT = 45;
    private static final int FEW_LETTERS = 25;
    private static final int LEAST_CONTRAST = 14;

    private final int width;
    private final int height;
    private final byte[] pixels;

    /** Looks at a page that was drawn with {@link #DPI} dots per inch in shades of gray. */
    PageLook(BufferedImage gray) {
        width = gray.getWidth();
        height = gray.getHeight();
        pixels = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
    }

    /** True if letters are seen where none of the words stands; places are in points. */
    boolean showsMoreThan(List<Token> words) {
        var dark = dark();
        for (var word : words) {
            clear(dark, word);
        }
        return letters(marks(dark)) >= FEW_LETTERS;
    }

    /** False if nothing stands out in the place of a word. */
    boolean shows(Token word) {
        var least = 255;
        var most = 0;
        for (int y = within(word.y0() * SCALE, height); y <= within(word.y1() * SCALE, height); y++) {
            for (int x = within(word.x0() * SCALE, width); x <= within(word.x1() * SCALE, width); x++) {
                least = Math.min(least, gray(x, y));
                most = Math.max(most, gray(x, y));
            }
        }
        return most - least >= LEAST_CONTRAST;
    }

    private static int within(float at, int size) {
        return Math.clamp(Math.round(at), 0, size - 1);
    }

    private int gray(int x, int y) {
        return pixels[y * width + x] & 255;
    }

    /** What is darker than the lightest part of its surroundings. */
    private boolean[] dark() {
        var columns = (width + BLOCK - 1) / BLOCK;
        var light = new int[columns * ((height + BLOCK - 1) / BLOCK)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                var block = y / BLOCK * columns + x / BLOCK;
                light[block] = Math.max(light[block], gray(x, y));
            }
        }
        var dark = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                dark[y * width + x] = gray(x, y) < light[y / BLOCK * columns + x / BLOCK] - DARKER;
            }
        }
        return dark;
    }

    private void clear(boolean[] dark, Token word) {
        var x0 = within(word.x0() * SCALE - 2, width);
        var x1 = within(word.x1() * SCALE + 2, width);
        for (int y = within(word.y0() * SCALE - 2, height); y <= within(word.y1() * SCALE + 2, height); y++) {
            Arrays.fill(dark, y * width + x0, y * width + x1 + 1, false);
        }
    }

    private List<Mark> marks(boolean[] dark) {
        var marks = new ArrayList<Mark>();
        var waiting = new int[width * height];
        for (int start = 0; start < dark.length; start++) {
            if (dark[start]) {
                marks.add(mark(dark, start, waiting));
            }
        }
        return marks;
    }

    /** Takes a mark and all that touches it out of the picture. */
    private Mark mark(boolean[] dark, int start, int[] waiting) {
        var mark = new Mark(width, height, 0, 0);
        var count = 0;
        waiting[count++] = start;
        dark[start] = false;
        while (count > 0) {
            var at = waiting[--count];
            var x = at % width;
            var y = at / width;
            mark = mark.with(x, y);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    if (dark[ny * width + nx]) {
                        dark[ny * width + nx] = false;
                        waiting[count++] = ny * width + nx;
                    }
                }
            }
        }
        return mark;
    }

    /** How many marks have the size of a letter and another one to their right. */
    private static int letters(List<Mark> marks) {
        var letters = marks.stream()
                .filter(Mark::isLetter)
                .sorted(Comparator.comparingInt(Mark::x0))
                .toList();
        var followed = 0;
        for (int i = 0; i < letters.size(); i++) {
            var letter = letters.get(i);
            for (int j = i + 1; j < letters.size() && letters.get(j).x0 <= letter.x1 + letter.height(); j++) {
                if (letter.isBeside(letters.get(j))) {
                    followed++;
                    break;
                }
            }
        }
        return followed;
    }

    private record Mark(int x0, int y0, int x1, int y1) {
        Mark with(int x, int y) {
            return new Mark(Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y));
        }

        int height() {
            return y1 - y0 + 1;
        }

        boolean isLetter() {
            var wide = x1 - x0 + 1;
            return height() >= LEAST_HEIGHT && height() <= MOST_HEIGHT && wide <= 4 * height() && wide >= 2;
        }

        boolean isBeside(Mark other) {
            var shared = Math.min(y1, other.y1) - Math.max(y0, other.y0) + 1;
            return shared > 0.5 * Math.min(height(), other.height())
                    && Math.max(height(), other.height()) < 2.2 * Math.min(height(), other.height());
        }
    }
}
