package io.gemba.ingestion.parse;

import java.util.regex.Pattern;

/** Colours as {@code 0xRRGGBB}, and how well they stand out against each other. */
final class Shade {
    static final int WHITE = 0xFFFFFF;
    /** A pattern, a gradient, or a picture. */
    static final int UNKNOWN = -1;

    /** Of the contrast ratio of WCAG 2, which is 1 for equal colours and 21 for black on white. */
    private static final double LEAST_CONTRAST = 1.1;

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{6}");

    private Shade() {}

    static int of(float[] rgb) {
        return channel(rgb[0]) << 16 | channel(rgb[1]) << 8 | channel(rgb[2]);
    }

    /** Of six hexadecimal digits; unknown if it is something else. */
    static int ofHex(String digits) {
        return HEX.matcher(digits).matches() ? Integer.parseInt(digits, 16) : UNKNOWN;
    }

    private static int channel(float value) {
        return Math.clamp(Math.round(value * 255), 0, 255);
    }

    /** What is seen where a colour lies over another. */
    static int over(int below, int above, double opacity) {
        if (opacity > 0.98) {
            return above;
        }
        if (below == UNKNOWN || above == UNKNOWN) {
            return UNKNOWN;
        }
        var mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            var value = (above >> shift & 255) * opacity + (below >> shift & 255) * (1 - opacity);
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }

    /** False where two colours cannot be told from each other; what is unknown is given the benefit of the doubt. */
    static boolean differ(int a, int b) {
        if (a == UNKNOWN || b == UNKNOWN) {
            return true;
        }
        var lighter = Math.max(luminance(a), luminance(b));
        var darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05) >= LEAST_CONTRAST || hueDiffers(a, b);
    }

    /** Colours of equal lightness, such as red on green. */
    private static boolean hueDiffers(int a, int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((a >> shift & 255) - (b >> shift & 255)) > 48) {
                return true;
            }
        }
        return false;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
