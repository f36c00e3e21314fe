package io.gemba.demo.render;

import io.gemba.demo.render.Header.Scan;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.DoubleStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Prints pages and scans them again: skewed, unevenly lit, a little noisy, compressed, and without a text layer. */
final class Scanner {
    private static final int PAPER = 248;
    private static final double LIGHT_FALL = 16;
    private static final int NOISE_SAMPLES = 1 << 16;
    private static final double POINTS_PER_INCH = 72;

    private final Scan scan;

    Scanner(Scan scan) {
        this.scan = scan;
    }

    byte[] toPdf(byte[] typeset, String title) throws IOException {
        try (var printed = Loader.loadPDF(typeset);
                var scanned = new PDDocument()) {
            var renderer = new PDFRenderer(printed);
            for (int page = 0; page < printed.getNumberOfPages(); page++) {
                var paper = renderer.renderImageWithDPI(page, scan.dpi(), ImageType.GRAY);
                add(scanned, jpeg(lit(turned(paper, scan.skewOf(page)), page)));
            }
            return Typesetter.saved(scanned, title);
        }
    }

    byte[] toJpeg(byte[] typeset) throws IOException {
        try (var printed = Loader.loadPDF(typeset)) {
            var paper = new PDFRenderer(printed).renderImageWithDPI(0, scan.dpi(), ImageType.GRAY);
            return jpeg(lit(turned(paper, scan.skewOf(0)), 0));
        }
    }

    private void add(PDDocument scanned, byte[] jpeg) throws IOException {
        var image = JPEGFactory.createFromByteArray(scanned, jpeg);
        float width = (float) (image.getWidth() * POINTS_PER_INCH / scan.dpi());
        float height = (float) (image.getHeight() * POINTS_PER_INCH / scan.dpi());
        var page = new PDPage(new PDRectangle(width, height));
        scanned.addPage(page);
        try (var content = new PDPageContentStream(scanned, page)) {
            content.drawImage(image, 0, 0, width, height);
        }
    }

    private static BufferedImage turned(BufferedImage paper, double degrees) {
        var image = new BufferedImage(paper.getWidth(), paper.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
        canvas.drawImage(paper, 0, 0, null);
        canvas.dispose();
        return image;
    }

    /** Light falls from the upper left, and the sensor adds its noise; seeded, so the picture is the same each time. */
    private BufferedImage lit(BufferedImage image, int page) {
        var random = new Random(scan.seed() + page);
        double[] noise =
                DoubleStream.generate(random::nextGaussian).limit(NOISE_SAMPLES).toArray();
        var raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                double far = ((double) x / width + (double) y / height) / 2;
                double shade = PAPER - LIGHT_FALL * far * far;
                double grey = 28 + row[x] / 255.0 * (shade - 28) + noise[random.nextInt(NOISE_SAMPLES)] * scan.noise();
                row[x] = (int) Math.clamp(grey, 0, 255);
            }
            raster.setPixels(0, y, width, 1, row);
        }
        return image;
    }

    private byte[] jpeg(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(scan.quality());
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
