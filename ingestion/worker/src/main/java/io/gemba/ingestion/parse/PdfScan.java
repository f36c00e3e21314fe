package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText.Kind;
import io.gemba.ingestion.parse.Paints.Paint;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Follows a PDF page's content and hands to {@link PdfContent} what it draws, with what hides it. */
final class PdfScan extends PDFGraphicsStreamEngine {
    private static final float SMALLEST_TYPE = 2;
    private static final float NARROWEST_TYPE = 0.4f;
    private static final double LEAST_OPACITY = 0.06;
    private static final float MIDDLE_OF_LETTER = 0.3f;

    private final PdfContent content;
    private final AffineTransform toSeen;
    private final Layers layers;
    private final GeneralPath path = new GeneralPath();
    private final Map<PDFont, Boolean> boldFonts = new HashMap<>();
    private final Colours colours = new Colours();
    private int order;
    private boolean clips;
    private double groupOpacity = 1;
    private @Nullable List<Path2D> clipPaths;
    private Clip clip = new Clip(List.of());

    PdfScan(PDPage page, PdfContent content, Layers layers) {
        super(page);
        this.content = content;
        this.toSeen = content.toSeen();
        this.layers = layers;
    }

    @Override
    protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) {
        var advance = Matrix.getTranslateInstance(displacement.getX(), displacement.getY())
                .multiply(rendering);
        var middle = rendering.transformPoint(displacement.getX() / 2, MIDDLE_OF_LETTER);
        var mode = getGraphicsState().getTextState().getRenderingMode();
        var opacity = groupOpacity * getGraphicsState().getNonStrokeAlphaConstant();
        content.glyph(new Glyph(
                font.toUnicode(code),
                seen(rendering.getTranslateX(), rendering.getTranslateY()),
                seen(advance.getTranslateX(), advance.getTranslateY()),
                new Point2D.Double(middle.x, middle.y),
                Math.abs(rendering.getScalingFactorY()),
                mode.isStroke() || boldFonts.computeIfAbsent(font, PdfScan::isBold),
                order++,
                mode.isFill() ? fillColour() : colours.of(getGraphicsState().getStrokingColor()),
                getGraphicsState().getSoftMask() == null ? opacity : 1,
                hiding(rendering, middle, mode.isFill() || mode.isStroke(), mode.isClip(), opacity)));
    }

    private @Nullable Kind hiding(Matrix rendering, Point2D middle, boolean isPainted, boolean isClip, double opacity) {
        if (layers.areOff()) {
            return Kind.LAYER;
        }
        if (!content.shows(middle)) {
            return Kind.OFF_PAGE;
        }
        if (!clip().shows(middle.getX(), middle.getY())) {
            return Kind.CLIPPED;
        }
        if (Math.abs(rendering.getScalingFactorY()) < SMALLEST_TYPE
                || Math.abs(rendering.getScalingFactorX()) < NARROWEST_TYPE) {
            return Kind.TINY;
        }
        // What clips may be painted through afterwards, as gradients are.
        var painted = isPainted && opacity >= LEAST_OPACITY || isClip && !isPainted;
        return painted ? null : Kind.INVISIBLE;
    }

    private int fillColour() {
        return colours.of(getGraphicsState().getNonStrokingColor());
    }

    private static boolean isBold(PDFont font) {
        var name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        var descriptor = font.getFontDescriptor();
        return name.contains("bold")
                || name.contains("black")
                || name.contains("heavy")
                || descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    }

    private Point2D seen(float x, float y) {
        return toSeen.transform(new Point2D.Float(x, y), null);
    }

    /** Of a few paths, which mostly stay the same from letter to letter; a further one is added to the same list. */
    private Clip clip() {
        var paths = getGraphicsState().getCurrentClippingPaths();
        if (paths != clipPaths || paths.size() != clip.shapes().size()) {
            clipPaths = paths;
            clip = Clip.of(paths);
        }
        return clip;
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        layers.begin(tag, properties);
        super.beginMarkedContentSequence(tag, properties);
    }

    @Override
    public void endMarkedContentSequence() {
        layers.end();
        super.endMarkedContentSequence();
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        layers.enter(layers.isOff(form.getOptionalContent()));
        super.showForm(form);
        layers.end();
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
        var before = groupOpacity;
        groupOpacity *= opacity();
        layers.enter(layers.isOff(group.getOptionalContent()));
        super.showTransparencyGroup(group);
        layers.end();
        groupOpacity = before;
    }

    /** What is blended or masked lets something through, how much is not known. */
    private double opacity() {
        var state = getGraphicsState();
        var plain = state.getSoftMask() == null
                && (state.getBlendMode() == BlendMode.NORMAL || state.getBlendMode() == BlendMode.COMPATIBLE);
        return plain ? state.getNonStrokeAlphaConstant() : Math.min(0.5, state.getNonStrokeAlphaConstant());
    }

    @Override
    public void drawImage(PDImage image) {
        if (layers.areOff() || image instanceof PDImageXObject picture && layers.isOff(picture.getOptionalContent())) {
            return;
        }
        var square = new GeneralPath(new Rectangle2D.Float(0, 0, 1, 1));
        square.transform(getGraphicsState().getCurrentTransformationMatrix().createAffineTransform());
        var masked = image.isStencil() || image instanceof PDImageXObject picture && isMasked(picture);
        content.picture(paint(square, Shade.UNKNOWN, masked ? 0.5 : 1, !image.isStencil()));
    }

    private static boolean isMasked(PDImageXObject picture) {
        var dictionary = picture.getCOSObject();
        return dictionary.containsKey(COSName.SMASK) || dictionary.containsKey(COSName.MASK);
    }

    private Paint paint(GeneralPath shape, int colour, double opacity, boolean isPicture) {
        return new Paint(
                order++, shape, shape.getBounds2D(), clip(), colour, opacity * opacity() * groupOpacity, isPicture);
    }

    @Override
    public void strokePath() {
        if (!layers.areOff()) {
            content.stroked(path);
        }
        endPath();
    }

    @Override
    public void fillPath(int windingRule) {
        fill(windingRule);
        endPath();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        if (!layers.areOff()) {
            content.stroked(path);
        }
        fill(windingRule);
        endPath();
    }

    private void fill(int windingRule) {
        if (!layers.areOff() && path.getCurrentPoint() != null) {
            var shape = (GeneralPath) path.clone();
            shape.setWindingRule(windingRule);
            content.filled(paint(shape, fillColour(), 1, false), path);
        }
    }

    @Override
    public void shadingFill(COSName name) {
        if (!layers.areOff()) {
            var everywhere =
                    new GeneralPath(getGraphicsState().getCurrentClippingPath().getBounds2D());
            content.shaded(paint(everywhere, Shade.UNKNOWN, 1, false));
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
        if (clips) {
            getGraphicsState().intersectClippingPath(path);
            clips = false;
        }
        path.reset();
    }

    @Override
    public void clip(int windingRule) {
        path.setWindingRule(windingRule);
        clips = true;
    }

    /** Turns colours into shades, each once: colour profiles take their time. */
    private static final class Colours {
        private final Map<PDColor, Integer> known = new IdentityHashMap<>();

        int of(PDColor colour) {
            return known.computeIfAbsent(colour, Colours::shade);
        }

        private static int shade(PDColor colour) {
            if (colour.isPattern()) {
                return Shade.UNKNOWN;
            }
            try {
                return Shade.of(colour.getColorSpace().toRGB(colour.getComponents()));
            } catch (IOException | RuntimeException e) {
                return Shade.UNKNOWN;
            }
        }
    }
}
