package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture of a page, or of several in one TIFF. */
final class OpenImage implements OpenDocument {
    private static final long MOST_PIXELS = 60_000_000;
    /** Of larger pictures every other dot is left out while they are read, so that they fit into memory. */
    private static final long LARGE = 24_000_000;

    private static final float PAGE_HEIGHT = 842;
    private static final int READ_HEIGHT = 3_400;

    private final Format format;
    private final ImageReader reader;
    private final int pages;
    private final int turn;
    private final ImageReading images;

    private OpenImage(Format format, ImageReader reader, int pages, ImageReading images) {
        this.format = format;
        this.reader = reader;
        this.pages = pages;
        this.turn = CameraOrientation.degrees(reader);
        this.images = images;
    }

    static OpenImage open(Path file, Format format, ImageReading images, int mostPages)
            throws IOException, FileRejected {
        var in = ImageIO.createImageInputStream(file.toFile());
        try {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw damaged();
            }
            var reader = readers.next();
            reader.setInput(in);
            return new OpenImage(format, reader, pages(reader, mostPages), images);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw damaged();
        } catch (FileRejected e) {
            in.close();
            throw e;
        }
    }

    /** Counted one by one and no further than needed: the pages of a TIFF may refer to each other in a circle. */
    private static int pages(ImageReader reader, int mostPages) throws IOException, FileRejected {
        for (int page = 0; page <= mostPages; page++) {
            try {
                if ((long) reader.getWidth(page) * reader.getHeight(page) > MOST_PIXELS) {
                    throw new FileRejected(
                            Reason.EXPANDS_TOO_FAR,
                            "The picture is larger than %d million pixels.".formatted(MOST_PIXELS / 1_000_000));
                }
            } catch (IndexOutOfBoundsException e) {
                if (page == 0) {
                    throw damaged();
                }
                return page;
            }
        }
        return mostPages + 1;
    }

    private static FileRejected damaged() {
        return new FileRejected(Reason.CORRUPT, "The picture is damaged and cannot be opened.");
    }

    @Override
    public String mediaType() {
        return switch (format) {
            case PNG -> "image/png";
            case TIFF -> "image/tiff";
            default -> "image/jpeg";
        };
    }

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public ReadPage read(int number) throws IOException {
        var image = ImageReading.turned(picture(number), turn);
        var width = PAGE_HEIGHT * image.getWidth() / image.getHeight();
        return images.read(number, scaled(image, scaleForReading(image)), turn, width, PAGE_HEIGHT);
    }

    private BufferedImage picture(int number) throws IOException {
        var param = reader.getDefaultReadParam();
        if ((long) reader.getWidth(number - 1) * reader.getHeight(number - 1) > LARGE) {
            param.setSourceSubsampling(2, 2, 0, 0);
        }
        return reader.read(number - 1, param);
    }

    /** Photographs carry no resolution worth trusting; a page that fills them is read best at about 3,400 pixels. */
    private static double scaleForReading(BufferedImage image) {
        var longer = Math.max(image.getWidth(), image.getHeight());
        return longer >= 0.75 * READ_HEIGHT && longer <= 1.5 * READ_HEIGHT ? 1 : READ_HEIGHT / (double) longer;
    }

    @Override
    public BufferedImage draw(int number, int rotation, int dpi) throws IOException {
        var image = picture(number);
        var height = PAGE_HEIGHT / 72 * dpi;
        return ImageReading.turned(scaled(image, Math.min(1, height / image.getHeight())), rotation);
    }

    private static BufferedImage scaled(BufferedImage image, double scale) {
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = scaled.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    @Override
    public void close() throws IOException {
        if (reader.getInput() instanceof ImageInputStream in) {
            in.close();
        }
        reader.dispose();
    }
}
