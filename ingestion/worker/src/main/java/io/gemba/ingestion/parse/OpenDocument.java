package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.part.Allowance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/** A file that has been opened and can be read page by page. */
public interface OpenDocument extends AutoCloseable {

    /** What the content is. */
    String mediaType();

    int pages();

    /**
     * Reads a page, from 1.
     *
     * @throws FileRejected if its content is damaged beyond reading
     */
    ReadPage read(int number) throws IOException, FileRejected;

    /**
     * Draws a page as it is seen.
     *
     * @param rotation degrees clockwise by which it is turned, as {@link ReadPage#rotation()} says
     * @param dpi dots per inch; fewer are used where the page is very large
     */
    BufferedImage draw(int number, int rotation, int dpi) throws IOException, FileRejected;

    /** The PDF that was made to show a file without pages of its own. */
    default Optional<byte[]> readingCopy() {
        return Optional.empty();
    }

    /** A title that the file itself carries. */
    default Optional<String> title() {
        return Optional.empty();
    }

    /**
     * Hands over what came in the file, within what is allowed, and names the rest.
     *
     * @throws FileRejected if there is more than may come out of one file
     */
    default void parts(Allowance allowance, PartSink sink) throws IOException, FileRejected {
        // Nothing comes in most files.
    }

    @Override
    void close() throws IOException;
}
