package io.gemba.ingestion.page;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.gemba.corpus.chunk.Box;
import java.util.List;

/**
 * A word on a page; in JSON {@code [text, x0, y0, x1, y1, confidence, line]}.
 *
 * @param box as fractions of the page
 * @param confidence of the reading, 0 to 1
 * @param line words of one line of text have the same number within their page
 */
public record Word(String text, Box box, float confidence, int line) {
    public Word {
        text = PrintedText.clean(text);
    }

    @JsonCreator
    static Word of(List<Object> parts) {
        return new Word(
                (String) parts.get(0),
                new Box(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4)),
                number(parts, 5),
                (int) number(parts, 6));
    }

    @JsonValue
    List<Object> parts() {
        return List.of(
                text,
                rounded(box.x0()),
                rounded(box.y0()),
                rounded(box.x1()),
                rounded(box.y1()),
                rounded(confidence),
                line);
    }

    private static float number(List<Object> parts, int index) {
        return ((Number) parts.get(index)).floatValue();
    }

    private static float rounded(float value) {
        return Math.round(value * 10_000) / 10_000f;
    }
}
