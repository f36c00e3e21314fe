package io.gemba.ingestion.ocr;

import io.gemba.ingestion.layout.Rule;
import io.gemba.ingestion.layout.Token;
import java.util.List;

/**
 * What was recognised on an image.
 *
 * @param rotation degrees clockwise by which the image had to be turned to be read: 0, 90, 180 or 270
 * @param deskew how it was straightened after that
 * @param words where they stand on the straightened image, in pixels
 * @param rules lines that rule a table, likewise
 */
public record Reading(int rotation, Deskew deskew, List<Token> words, List<Rule> rules) {
    public Reading {
        words = List.copyOf(words);
        rules = List.copyOf(rules);
    }
}
