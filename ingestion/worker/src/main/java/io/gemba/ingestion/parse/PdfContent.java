package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.Paints.Paint;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/** All that a PDF page draws. Places are as the page is seen, in points, origin top left, unless said otherwise. */
final class PdfContent {
    private static final int COLUMNS = 24;
    private static final int ROWS = 32;

    private final AffineTransform toSeen;
    private final Rectangle2D crop;
    private final float width;
    private final float height;
    private final Paints paints;
    private final PathRules rules;
    private final List<Glyph> glyphs = new ArrayList<>();
    private boolean hasPictures;
    private int shapes;

    private PdfContent(PDRectangle box, int rotation) {
        var sideways = rotation % 180 != 0;
        width = sideways ? box.getHeight() : box.getWidth();
        height = sideways ? box.getWidth() : box.getHeight();
        toSeen = toSeen(rotation, box);
        crop = new Rectangle2D.Float(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
        paints = new Paints(crop);
        rules = new PathRules(toSeen);
    }

    /**
     * Reads a page's content, its notes and form fields included.
     *
     * @param turn degrees clockwise by which the page is turned besides its own rotation
     */
    static PdfContent of(PDPage page, int turn, PDFRenderer renderer) throws IOException {
        var content = new PdfContent(page.getCropBox(), Math.floorMod(page.getRotation() + turn, 360));
        var scan = new PdfScan(page, content, new Layers(renderer));
        scan.processPage(page);
        for (var note : page.getAnnotations(PdfNotes::isSeen)) {
            scan.showAnnotation(note);
        }
        return content;
    }

    /** From the page's own coordinates to those in which it is seen. */
    private static AffineTransform toSeen(int rotation, PDRectangle crop) {
        return switch (rotation) {
            case 90 -> new AffineTransform(0, 1, 1, 0, -crop.getLowerLeftY(), -crop.getLowerLeftX());
            case 180 -> new AffineTransform(-1, 0, 0, 1, crop.getUpperRightX(), -crop.getLowerLeftY());
            case 270 -> new AffineTransform(0, -1, -1, 0, crop.getUpperRightY(), crop.getUpperRightX());
            default -> new AffineTransform(1, 0, 0, -1, -crop.getLowerLeftX(), crop.getUpperRightY());
        };
    }

    AffineTransform toSeen() {
        return toSeen;
    }

    float width() {
        return width;
    }

    float height() {
        return height;
    }

    Paints paints() {
        return paints;
    }

    PathRules rules() {
        return rules;
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    /** How many shapes have been drawn. Drawn letters are shapes, too. */
    int shapes() {
        return shapes;
    }

    /** The share of the page that pictures cover. */
    double pictureShare() {
        if (!hasPictures) {
            return 0;
        }
        var covered = 0;
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                var x = crop.getX() + crop.getWidth() * (column + 0.5) / COLUMNS;
                var y = crop.getY() + crop.getHeight() * (row + 0.5) / ROWS;
                covered += paints.at(x, y).stream().anyMatch(Paint::isPicture) ? 1 : 0;
            }
        }
        return covered / (double) (COLUMNS * ROWS);
    }

    /** True of a point, in the page's own coordinates, that is seen at all. */
    boolean shows(Point2D point) {
        return crop.contains(point);
    }

    void glyph(Glyph glyph) {
        glyphs.add(glyph);
    }

    void picture(Paint paint) {
        hasPictures = true;
        paints.add(paint);
    }

    void shaded(Paint paint) {
        paints.add(paint);
    }

    void filled(Paint paint, GeneralPath path) {
        shapes++;
        paints.add(paint);
        rules.filled(path, paint.isOpaque() && paint.colour() != Shade.WHITE);
    }

    void stroked(GeneralPath path) {
        shapes++;
        rules.stroked(path);
    }
}
