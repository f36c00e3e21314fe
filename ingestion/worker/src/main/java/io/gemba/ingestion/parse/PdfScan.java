package io.gemba.ingestion.parse;

import io.gemba.ingestion.layout.Rule;
import io.gemba.ingestion.layout.Token;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Collects what a PDF page carries: words, ruling lines, and how much of it is covered by images. */
final class PdfScan extends PDFGraphicsStreamEngine {
    private static final float THICKEST_RULE = 3;
    private static final float SHORTEST_RULE = 6;
    private static final double MOST_UNMAPPED = 0.15;

    private final AffineTransform toSeen;
    private final float width;
    private final float height;
    private final GlyphRun glyphs = new GlyphRun();
    private final List<Rule> rules = new ArrayList<>();
    private final GeneralPath path = new GeneralPath();
    private double imageArea;
    private int strokes;

    private PdfScan(PDPage page) {
        super(page);
        var crop = page.getCropBox();
        var sideways = page.getRotation() % 180 != 0;
        width = sideways ? crop.getHeight() : crop.getWidth();
        height = sideways ? crop.getWidth() : crop.getHeight();
        toSeen = toSeen(page.getRotation(), crop);
    }

    /** Reads a page's content. */
    static PdfScan of(PDPage page) throws IOException {
        var scan = new PdfScan(page);
        scan.processPage(page);
        return scan;
    }

    /** From the page's own coordinates to those in which it is seen, origin top left. */
    private static AffineTransform toSeen(int rotation, PDRectangle crop) {
        return switch (Math.floorMod(rotation, 360)) {
            case 90 -> new AffineTransform(0, 1, 1, 0, -crop.getLowerLeftY(), -crop.getLowerLeftX());
            case 180 -> new AffineTransform(-1, 0, 0, 1, crop.getUpperRightX(), -crop.getLowerLeftY());
            case 270 -> new AffineTransform(0, -1, -1, 0, crop.getUpperRightY(), crop.getUpperRightX());
            default -> new AffineTransform(1, 0, 0, -1, -crop.getLowerLeftX(), crop.getUpperRightY());
        };
    }

    float width() {
        return width;
    }

    float height() {
        return height;
    }

    List<Token> words() {
        return glyphs.words().stream()
                .filter(word -> word.x1() > 0 && word.y1() > 0 && word.x0() < width && word.y0() < height)
                .toList();
    }

    List<Rule> rules() {
        return rules;
    }

    /** True when the page's own text is what a reader sees, false when it has to be recognised from its image. */
    boolean carriesItsText() {
        var words = words().size();
        if (glyphs.unmappedShare() > MOST_UNMAPPED || glyphs.uprightShare() <= 0.5) {
            return false;
        }
        if (words == 0) {
            return imageArea < 0.02 && strokes < 150;
        }
        var scanned = imageArea > 0.5 && words < 12;
        return !scanned && Legibility.isText(words());
    }

    @Override
    protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) {
        var start = seen(rendering.getTranslateX(), rendering.getTranslateY());
        var after = Matrix.getTranslateInstance(displacement.getX(), displacement.getY())
                .multiply(rendering);
        var end = seen(after.getTranslateX(), after.getTranslateY());
        glyphs.add(font.toUnicode(code), start, end, Math.abs(rendering.getScalingFactorY()), isBold(font));
    }

    private boolean isBold(PDFont font) {
        var name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        var descriptor = font.getFontDescriptor();
        return name.contains("bold")
                || name.contains("black")
                || name.contains("heavy")
                || descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600)
                || getGraphicsState().getTextState().getRenderingMode().isStroke();
    }

    private Point2D seen(float x, float y) {
        return toSeen.transform(new Point2D.Float(x, y), null);
    }

    @Override
    public void drawImage(PDImage image) {
        var matrix = getGraphicsState().getCurrentTransformationMatrix();
        var area = Math.abs(matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
        imageArea += Math.min(1, area / (width * height));
    }

    @Override
    public void strokePath() {
        addRules(true);
    }

    @Override
    public void fillPath(int windingRule) {
        addRules(false);
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        addRules(true);
    }

    /** Keeps the straight edges of a stroked path, and of a filled one the parts that are as thin as a line. */
    private void addRules(boolean stroked) {
        strokes++;
        if (stroked) {
            edges();
        } else {
            thinShapes();
        }
        path.reset();
    }

    private void edges() {
        var at = new Point2D.Double();
        var start = new Point2D.Double();
        var numbers = new double[6];
        for (var it = path.getPathIterator(toSeen); !it.isDone(); it.next()) {
            switch (it.currentSegment(numbers)) {
                case PathIterator.SEG_MOVETO -> {
                    at.setLocation(numbers[0], numbers[1]);
                    start.setLocation(at);
                }
                case PathIterator.SEG_LINETO -> {
                    addRule(at.x, at.y, numbers[0], numbers[1]);
                    at.setLocation(numbers[0], numbers[1]);
                }
                case PathIterator.SEG_CLOSE -> addRule(at.x, at.y, start.x, start.y);
                case PathIterator.SEG_QUADTO -> at.setLocation(numbers[2], numbers[3]);
                default -> at.setLocation(numbers[4], numbers[5]);
            }
        }
    }

    private void thinShapes() {
        var shape = new GeneralPath();
        var numbers = new double[6];
        for (var it = path.getPathIterator(toSeen); !it.isDone(); it.next()) {
            var kind = it.currentSegment(numbers);
            if (kind == PathIterator.SEG_MOVETO) {
                addThin(shape);
                shape.reset();
                shape.moveTo(numbers[0], numbers[1]);
            } else if (kind == PathIterator.SEG_LINETO && shape.getCurrentPoint() != null) {
                shape.lineTo(numbers[0], numbers[1]);
            }
        }
        addThin(shape);
    }

    private void addThin(GeneralPath shape) {
        var bounds = shape.getBounds2D();
        addRule(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
    }

    private void addRule(double xa, double ya, double xb, double yb) {
        var rule = new Rule(
                (float) Math.min(xa, xb), (float) Math.min(ya, yb), (float) Math.max(xa, xb), (float) Math.max(ya, yb));
        var across = Math.min(rule.x1() - rule.x0(), rule.y1() - rule.y0());
        var along = Math.max(rule.x1() - rule.x0(), rule.y1() - rule.y0());
        if (across <= THICKEST_RULE && along >= SHORTEST_RULE) {
            rules.add(rule);
        }
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.closePath();
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        }
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x1, y1);
        }
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        var point = path.getCurrentPoint();
        return point == null ? new Point2D.Float() : point;
    }

    @Override
    public void closePath() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
        }
    }

    @Override
    public void endPath() {
        path.reset();
    }

    @Override
    public void clip(int windingRule) {
        // What is clipped away stays part of the page's text.
    }

    @Override
    public void shadingFill(COSName name) {
        // A gradient carries neither words nor lines.
    }
}
