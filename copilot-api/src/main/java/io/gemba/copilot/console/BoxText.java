package io.gemba.copilot.console;

import io.gemba.corpus.chunk.Box;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** Boxes in an address, as {@code x0_y0_x1_y1}. */
final class BoxText {
    private BoxText() {}

    static String of(Box box) {
        return String.format(Locale.ROOT, "%.4f_%.4f_%.4f_%.4f", box.x0(), box.y0(), box.x1(), box.y1());
    }

    /** The box; empty if the text is none. */
    static Optional<Box> read(String text) {
        var corners = new ArrayList<Float>();
        for (var corner : text.split("_", -1)) {
            try {
                corners.add(Float.parseFloat(corner));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        var isBox = corners.size() == 4 && corners.stream().allMatch(corner -> corner >= 0 && corner <= 1);
        return isBox
                ? Optional.of(new Box(corners.get(0), corners.get(1), corners.get(2), corners.get(3)))
                : Optional.empty();
    }
}
