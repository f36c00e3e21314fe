package io.gemba.ingestion.parse;

import io.gemba.corpus.text.LanguageDetector;
import io.gemba.ingestion.page.PrintedText;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.parse.FileRejected.Reason;
import io.gemba.ingestion.part.Allowance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A document whose damage does not reach further. The libraries that read the formats fail in any way on what they did
 * not expect; that is the file's fault, and trying again would not help.
 */
record GuardedDocument(OpenDocument document) implements OpenDocument {
    private static final LanguageDetector LANGUAGES = new LanguageDetector();

    /** Opens a document, or says that it is damaged. */
    static OpenDocument open(Opening opening) throws FileRejected {
        try {
            return new GuardedDocument(opening.open());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw damaged("The file is damaged and cannot be opened.", e);
        }
    }

    @Override
    public ReadPage read(int number) throws FileRejected {
        try {
            var page = document.read(number);
            return page.in(LANGUAGES.detect(page.text()).orElse(null));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw damaged("Page %d is damaged and cannot be read.".formatted(number), e);
        }
    }

    @Override
    public BufferedImage draw(int number, int rotation, int dpi) throws FileRejected {
        if (number < 1 || number > pages()) {
            throw new FileRejected(Reason.CORRUPT, "The file has no page %d.".formatted(number));
        }
        try {
            return document.draw(number, rotation, dpi);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw damaged("Page %d is damaged and cannot be drawn.".formatted(number), e);
        }
    }

    private static FileRejected damaged(String detail, Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(new IOException("the disk is full", failure));
            }
        }
        return new FileRejected(Reason.CORRUPT, detail);
    }

    @Override
    public String mediaType() {
        return document.mediaType();
    }

    @Override
    public int pages() {
        return document.pages();
    }

    @Override
    public Optional<byte[]> readingCopy() {
        return document.readingCopy();
    }

    @Override
    public Optional<String> title() {
        return document.title().map(PrintedText::clean).map(String::strip).filter(title -> !title.isEmpty());
    }

    @Override
    public void parts(Allowance allowance, PartSink sink) throws IOException, FileRejected {
        try {
            document.parts(allowance, sink);
        } catch (RuntimeException | StackOverflowError e) {
            throw damaged("What came in the file is damaged and cannot be unpacked.", e);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** What opens a document. */
    @FunctionalInterface
    interface Opening {
        OpenDocument open() throws IOException, FileRejected;
    }
}
