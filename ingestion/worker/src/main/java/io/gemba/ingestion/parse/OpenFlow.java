package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.parse.FileRejected.Reason;
import io.gemba.ingestion.part.Allowance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file without pages of its own; its pages are those of the copy that is made for reading. */
final class OpenFlow implements OpenDocument {
    private final Format format;
    private final FlowContent content;
    private final ReadingCopy copy;
    private final List<HiddenText> hidden;

    private OpenFlow(Format format, FlowContent content, ReadingCopy copy, List<HiddenText> hidden) {
        this.format = format;
        this.content = content;
        this.copy = copy;
        this.hidden = hidden;
    }

    static OpenFlow open(Path original, Format format, String fileName, int mostPages)
            throws IOException, FileRejected {
        try (var shown = ShownCopy.of(original, format)) {
            return open(shown.file(), format, fileName, mostPages, shown.hidden());
        }
    }

    private static OpenFlow open(Path file, Format format, String fileName, int mostPages, List<HiddenText> hidden)
            throws IOException, FileRejected {
        var content = switch (format) {
            case MARKDOWN -> MarkdownReading.read(TextReading.decoded(file));
            case TEXT -> TextReading.read(TextReading.decoded(file));
            case CSV -> CsvReading.read(TextReading.decoded(file));
            case DOCX, XLSX, DOC, XLS, HTML -> OfficeReading.read(file, format, fileName);
            case PPTX, PPT -> SlidesReading.read(file, format);
            case ODT, ODS, ODP -> OdfReading.read(file);
            case RTF -> RtfReading.read(file);
            case EML -> MailReading.read(EmlFile.read(file));
            case MSG -> MailReading.read(MsgFile.read(file));
            case PDF, PNG, JPEG, TIFF, ZIP -> throw new IllegalArgumentException(format + " does not flow");
        };
        if (content.flow().stream().allMatch(Flow.Break.class::isInstance)) {
            throw new FileRejected(Reason.NO_TEXT, "The file holds no text.");
        }
        return new OpenFlow(format, content, ReadingCopy.of(content.flow(), mostPages), hidden);
    }

    @Override
    public String mediaType() {
        return format.mediaType();
    }

    @Override
    public int pages() {
        return copy.pages().size();
    }

    @Override
    public ReadPage read(int number) {
        var page = copy.pages().get(number - 1);
        // Where in the file a hidden text stands is not where it would be on a page.
        return number == 1 ? page.hiding(hidden) : page;
    }

    @Override
    public BufferedImage draw(int number, int rotation, int dpi) {
        throw new IllegalStateException("pages are drawn from the reading copy");
    }

    @Override
    public Optional<byte[]> readingCopy() {
        return Optional.of(copy.pdf());
    }

    @Override
    public Optional<String> title() {
        return Optional.ofNullable(content.title()).map(String::strip).filter(title -> !title.isEmpty());
    }

    @Override
    public void parts(Allowance allowance, PartSink sink) throws IOException, FileRejected {
        var unpacker = new Unpacker(allowance, sink);
        var attachments = content.attachments();
        unpacker.expect(
                attachments.size(),
                attachments.stream().mapToLong(FlowContent.Attachment::bytes).sum());
        for (var attachment : attachments) {
            unpacker.take(attachment.name(), attachment.bytes(), attachment.content());
        }
    }

    @Override
    public void close() {
        // Everything has been read already.
    }
}
