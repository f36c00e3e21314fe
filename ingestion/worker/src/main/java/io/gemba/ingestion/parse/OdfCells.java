package io.gemba.ingestion.parse;

import org.xml.sax.SAXException;

/**
 * The cells of a row of an OpenDocument table. A cell may stand for many that are the same; empty ones count only where
 * another follows, since every sheet ends in thousands of them.
 */
final class OdfCells {
    private static final int MOST_REPEATED = 1_000;

    private final FlowCollector out;
    private final StringBuilder text = new StringBuilder();
    private String tag = "td";
    private int empty;
    private int repeated;
    private boolean begun;

    OdfCells(FlowCollector out) {
        this.out = out;
    }

    void beginRow() {
        empty = 0;
    }

    void begin(boolean header, int times) {
        tag = header ? "th" : "td";
        repeated = Math.min(MOST_REPEATED, times);
        begun = false;
        text.setLength(0);
    }

    /** Called before the text is said, so that the cell is there to take it. */
    void say(String words) throws SAXException {
        if (!begun && !words.isBlank()) {
            begun = true;
            for (; empty > 0; empty--) {
                cell("");
            }
            out.start(tag);
        }
        if (repeated > 1) {
            text.append(words);
        }
    }

    void end() throws SAXException {
        if (!begun) {
            empty = Math.min(MOST_REPEATED, empty + repeated);
            return;
        }
        out.end(tag);
        for (var time = 1; time < repeated; time++) {
            cell(text.toString());
        }
        begun = false;
    }

    private void cell(String words) throws SAXException {
        out.start(tag);
        out.say(words);
        out.end(tag);
    }
}
