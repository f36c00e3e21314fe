package io.gemba.ingestion.ocr;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A page image in shades of gray, one byte per pixel, row by row. */
public record GrayImage(int width, int height, byte[] pixels) {

    /** Copies an image, dropping its colours. */
    public static GrayImage of(BufferedImage image) {
        var gray = image;
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            var graphics = gray.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.drawImage(image, 0, 0, null);
            graphics.dispose();
        }
        return new GrayImage(
                image.getWidth(),
                image.getHeight(),
                ((DataBufferByte) gray.getRaster().getDataBuffer()).getData());
    }

    /** The image as a portable graymap, which Leptonica reads without decoding. */
    ByteBuffer graymap() {
        var header = "P5 %d %d 255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII);
        var map = ByteBuffer.allocateDirect(header.length + pixels.length);
        return map.put(header).put(pixels).flip();
    }
}
