package io.gemba.ingestion.parse;

import io.gemba.corpus.chunk.Box;
import io.gemba.ingestion.layout.PageLayout;
import io.gemba.ingestion.layout.Token;
import io.gemba.ingestion.ocr.GrayImage;
import io.gemba.ingestion.ocr.Recogniser;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/** Reads a page from its image. */
final class ImageReading {
    /** What Tesseract reads best. */
    static final int DPI = 300;

    private static final float LEAST_CONFIDENCE = 0.2f;
    private static final float SURE = 0.6f;

    private final Recogniser recogniser;

    ImageReading(Recogniser recogniser) {
        this.recogniser = recogniser;
    }

    /**
     * Reads a page.
     *
     * @param turned degrees clockwise by which the image has been turned already
     * @param width of the page in points, as the image shows it
     * @param height of the page in points, as the image shows it
     */
    ReadPage read(int number, BufferedImage image, int turned, float width, float height) {
        return read(number, image, turned, width, height, TextLayer.NONE);
    }

    /** Reads a page whose file says something about it, too; that layer's places are those of the image, in points. */
    ReadPage read(int number, BufferedImage image, int turned, float width, float height, TextLayer layer) {
        var reading = recogniser.read(GrayImage.of(image));
        var deskew = reading.deskew();
        var points = 72f / DPI;
        var straightWidth = deskew.straight().width() * points;
        var straightHeight = deskew.straight().height() * points;
        var tokens = reading.words().stream()
                .filter(ImageReading::isText)
                .map(token -> token.scaled(points))
                .toList();
        var merged = layer.merge(tokens, word -> {
            var box = deskew.straight(turned(word.box(width, height), reading.rotation()));
            return word.at(
                    box.x0() * straightWidth,
                    box.y0() * straightHeight,
                    box.x1() * straightWidth,
                    box.y1() * straightHeight);
        });
        var rules = reading.rules().stream().map(rule -> rule.scaled(points)).toList();
        var layout = PageLayout.of(merged.words(), rules, straightWidth, straightHeight, true);
        var words = layout.words().stream()
                .map(word -> new Word(word.text(), deskew.seen(word.box()), word.confidence(), word.line()))
                .toList();
        var sideways = reading.rotation() % 180 != 0;
        return new ReadPage(
                number,
                sideways ? height : width,
                sideways ? width : height,
                (reading.rotation() + turned) % 360,
                true,
                null,
                words,
                layout.blocks(),
                merged.hidden());
    }

    /** Where a box is found after its page has been turned clockwise. */
    private static Box turned(Box box, int rotation) {
        return switch (rotation) {
            case 90 -> new Box(1 - box.y1(), box.x0(), 1 - box.y0(), box.x1());
            case 180 -> new Box(1 - box.x1(), 1 - box.y1(), 1 - box.x0(), 1 - box.y0());
            case 270 -> new Box(box.y0(), 1 - box.x1(), box.y1(), 1 - box.x0());
            default -> box;
        };
    }

    /** Specks and remains of lines are recognised as stray marks. */
    private static boolean isText(Token token) {
        return token.text().chars().anyMatch(Character::isLetterOrDigit)
                ? token.confidence() >= LEAST_CONFIDENCE
                : token.confidence() >= SURE && !token.text().matches("[|_\\[\\]{}~]+");
    }

    /** Turns an image clockwise by a multiple of 90 degrees. */
    static BufferedImage turned(BufferedImage image, int rotation) {
        if (rotation == 0) {
            return image;
        }
        var turn = AffineTransform.getQuadrantRotateInstance(rotation / 90);
        var bounds = turn.createTransformedShape(new Rectangle(image.getWidth(), image.getHeight()))
                .getBounds();
        turn.preConcatenate(AffineTransform.getTranslateInstance(-bounds.x, -bounds.y));
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, null);
    }
}
