package io.gemba.ingestion.parse;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

/** How a camera says that it was held (Exif 2.32, tag 274): phones keep pictures as the sensor saw them. */
final class CameraOrientation {
    private static final String JPEG = "javax_imageio_jpeg_image_1.0";
    private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final String EXIF_MARKER = "225";
    private static final int ENTRY_BYTES = 12;
    private static final int ORIENTATION = 0x0112;

    private CameraOrientation() {}

    /** Degrees clockwise by which the first picture has to be turned to be seen upright; 0 if nothing is said. */
    static int degrees(ImageReader reader) {
        try {
            var metadata = reader.getImageMetadata(0);
            return metadata != null
                            && Arrays.asList(metadata.getMetadataFormatNames()).contains(JPEG)
                    ? degrees((IIOMetadataNode) metadata.getAsTree(JPEG))
                    : 0;
        } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
            // The picture may still be good, and its text tells how it lies.
            return 0;
        }
    }

    private static int degrees(IIOMetadataNode tree) {
        var markers = tree.getElementsByTagName("unknown");
        for (int i = 0; i < markers.getLength(); i++) {
            if (markers.item(i) instanceof IIOMetadataNode node
                    && node.getAttribute("MarkerTag").equals(EXIF_MARKER)
                    && node.getUserObject() instanceof byte[] data
                    && Arrays.equals(data, 0, Math.min(data.length, HEADER.length), HEADER, 0, HEADER.length)) {
                return degrees(ByteBuffer.wrap(data, HEADER.length, data.length - HEADER.length)
                        .slice());
            }
        }
        return 0;
    }

    private static int degrees(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.position(tiff.getInt(4));
        var entries = tiff.getShort() & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            var entry = tiff.position() + i * ENTRY_BYTES;
            if (tiff.getShort(entry) == ORIENTATION) {
                return switch (tiff.getShort(entry + 8)) {
                    case 3 -> 180;
                    case 6 -> 90;
                    case 8 -> 270;
                    default -> 0;
                };
            }
        }
        return 0;
    }
}
