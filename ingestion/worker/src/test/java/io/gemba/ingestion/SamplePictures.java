package io.gemba.ingestion;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures of pages with a few words for tests. */
public final class SamplePictures {
    private SamplePictures() {}

    /** A picture in any format that Java writes, such as "png" or "jpg". */
    public static byte[] picture(String format, String words) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(drawn(BufferedImage.TYPE_BYTE_GRAY, words), format, out);
        return out.toByteArray();
    }

    /**
     * A TIFF with a page for each of these words.
     *
     * @param compression as Java names it, such as "CCITT T.6" for black and white pages as fax machines send them
     */
    public static byte[] tiff(String compression, String... pages) throws IOException {
        var type = compression.startsWith("CCITT") ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY;
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
            writer.prepareWriteSequence(null);
            for (var words : pages) {
                writer.writeToSequence(new IIOImage(drawn(type, words), null, null), param);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage drawn(int type, String words) {
        var lines = words.lines().toList();
        var image = new BufferedImage(850, 1_200, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
        for (int i = 0; i < lines.size(); i++) {
            graphics.drawString(lines.get(i), 80, 120 + 50 * i);
        }
        graphics.dispose();
        return image;
    }
}
