package io.gemba.ingestion.parse;

import io.gemba.ingestion.ocr.Recogniser;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.io.IOException;
import java.nio.file.Path;

/** Opens files of every format that is read. For one thread. */
public final class FileOpener {
    private final FormatDetection detection = new FormatDetection();
    private final ImageReading images;
    private final int mostPages;

    public FileOpener(Recogniser recogniser, int mostPages) {
        this.images = new ImageReading(recogniser);
        this.mostPages = mostPages;
    }

    /**
     * Opens a file.
     *
     * @param fileName as it was handed in, which need not be the path's
     * @throws FileRejected if it will not be read however often it is tried
     */
    public OpenDocument open(Path file, String fileName) throws IOException, FileRejected {
        var document = GuardedDocument.open(() -> opened(file, fileName));
        if (document.pages() > mostPages) {
            var pages = document.pages();
            document.close();
            throw new FileRejected(
                    Reason.TOO_MANY_PAGES, "The file has %,d pages; at most %,d are read.".formatted(pages, mostPages));
        }
        return document;
    }

    private OpenDocument opened(Path file, String fileName) throws IOException, FileRejected {
        var format = detection.detect(file, fileName);
        return switch (format) {
            case PDF -> OpenPdf.open(file, images);
            case PNG, JPEG, TIFF -> OpenImage.open(file, format, images, mostPages);
            case ZIP -> OpenZip.open(file);
            case DOCX, XLSX, PPTX, DOC, XLS, PPT, RTF, ODT, ODS, ODP, HTML, MARKDOWN, CSV, TEXT, EML, MSG ->
                OpenFlow.open(file, format, fileName, mostPages);
        };
    }
}
