package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.page;
import static io.gemba.ingestion.parse.Opened.text;
import static io.gemba.ingestion.parse.Opened.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcrTests {
    private static final BufferedImage UPRIGHT = upright();

    private static BufferedImage upright() {
        try {
            var pdf = new DrawnPdf().text(60, 80, 20, FontName.HELVETICA_BOLD, "Inspection record");
            for (int i = 0; i < 6; i++) {
                pdf.text(
                        60,
                        130 + i * 24,
                        13,
                        FontName.HELVETICA,
                        "The housing cover was tightened with the torque wrench.");
            }
            return DrawnPdf.picture(pdf.text(60, 300, 13, FontName.HELVETICA, "Measured backlash 0.13 mm")
                    .bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage skewed(double degrees) {
        var skewed = new BufferedImage(UPRIGHT.getWidth(), UPRIGHT.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var graphics = skewed.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, skewed.getWidth(), skewed.getHeight());
        graphics.drawImage(
                UPRIGHT,
                new AffineTransformOp(
                        AffineTransform.getRotateInstance(
                                Math.toRadians(degrees), UPRIGHT.getWidth() / 2.0, UPRIGHT.getHeight() / 2.0),
                        AffineTransformOp.TYPE_BILINEAR),
                0,
                0);
        graphics.dispose();
        return skewed;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, 1.5, 5})
    void straightensASkewedPageAndPutsTheBoxesWhereTheWordsAreSeen(double degrees) throws Exception {
        var page = page("scan.png", encoded(skewed(degrees), "png"));

        assertThat(text(page)).contains("Measured backlash 0.13 mm").contains("Inspection record");
        var word = word(page, "Measured");
        var dx = 60 / 595.0 - 0.5;
        var dy = (296 / 842.0 - 0.5) * 842 / 595;
        var radians = Math.toRadians(degrees);
        assertThat(word.box().x0())
                .isEqualTo((float) (dx * Math.cos(radians) - dy * Math.sin(radians) + 0.5), within(0.02f));
        assertThat((word.box().y0() + word.box().y1()) / 2)
                .isEqualTo(
                        (float) ((dx * Math.sin(radians) + dy * Math.cos(radians)) * 595 / 842 + 0.5), within(0.02f));
        assertThat(word.confidence()).isBetween(0.5f, 1f);
    }

    @ParameterizedTest
    @CsvSource({"90, 270", "180, 180", "270, 90"})
    void turnsAPageThatLiesOnItsSideOrItsHead(int turned, int back) throws Exception {
        var page = page("scan.png", encoded(ImageReading.turned(UPRIGHT, turned), "png"));

        assertThat(page.rotation()).isEqualTo(back);
        assertThat(page.height()).isGreaterThan(page.width());
        assertThat(text(page)).contains("The housing cover was tightened with the torque wrench.");
        assertThat(word(page, "Inspection").box().y0()).isLessThan(0.12f);
    }

    @Test
    void believesTheCameraHowItWasHeld() throws Exception {
        var jpeg = withOrientation(encoded(ImageReading.turned(UPRIGHT, 270), "jpeg"), 6);

        var page = page("photo.jpg", jpeg);

        assertThat(page.rotation()).isEqualTo(90);
        assertThat(text(page)).contains("Measured backlash 0.13 mm");
    }

    /** Puts an Exif segment with one entry behind the start of a JPEG. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        var whole = ByteBuffer.allocate(jpeg.length + 36);
        return whole.put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @Test
    void readsEveryPageOfATiff() throws Exception {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(UPRIGHT, null, null), null);
            writer.writeToSequence(
                    new IIOImage(new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_GRAY), null, null), null);
            writer.endWriteSequence();
        }

        var pages = Opened.read("fax.tif", out.toByteArray());

        assertThat(pages).hasSize(2);
        assertThat(text(pages.getFirst())).contains("Inspection record");
        assertThat(pages.getLast().words()).isEmpty();
    }
}
