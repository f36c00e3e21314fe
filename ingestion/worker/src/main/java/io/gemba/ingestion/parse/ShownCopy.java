package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.ingestion.page.UnseenCharacters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with only what it shows: text that is hidden in an Office file or a web page is taken out before the file is
 * read, and listed. A file that hides nothing is itself.
 *
 * @param file to read, in the place of the original
 * @param isCopy true if it is to be removed again
 * @param hidden what was taken out
 */
record ShownCopy(Path file, boolean isCopy, List<HiddenText> hidden) implements AutoCloseable {

    static ShownCopy of(Path file, Format format) throws IOException, FileRejected {
        return switch (format) {
            case DOCX -> ShownPackage.of(file, ShownWord::new);
            case XLSX -> ShownPackage.of(file, ShownSheets::new);
            case HTML -> ShownHtml.of(file);
            case TEXT, MARKDOWN -> original(file, UnseenCharacters.in(TextReading.raw(file)));
            default -> original(file, List.of());
        };
    }

    static ShownCopy original(Path file, List<HiddenText> hidden) {
        return new ShownCopy(file, false, hidden);
    }

    @Override
    public void close() throws IOException {
        if (isCopy) {
            Files.deleteIfExists(file);
        }
    }
}
