package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FileRejected.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.SecureContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads Word and Excel files and HTML through Tika. What is embedded in them is left alone. */
final class OfficeReading {
    private static final double LEAST_INFLATE_RATIO = 0.005;
    private static final long MOST_BYTES = 512L << 20;
    private static final long SMALL = 1 << 20;
    private static final int MOST_INFLATION = 200;

    private static final XMLInputFactory PROLOGUE = safeXml();

    static {
        ZipSecureFile.setMinInflateRatio(LEAST_INFLATE_RATIO);
        ZipSecureFile.setMaxEntrySize(MOST_BYTES);
    }

    private OfficeReading() {}

    /** Reads a web page whose encoding is no question. */
    static List<Flow> readHtml(String page) throws FileRejected {
        var context = context();
        context.set(EncodingDetector.class, (in, metadata) -> StandardCharsets.UTF_8);
        try (var in = TikaInputStream.get(page.getBytes(StandardCharsets.UTF_8))) {
            return read(in, new JSoupParser(), new Metadata(), context);
        } catch (IOException e) {
            throw rejection(e);
        }
    }

    static FlowContent read(Path file, Format format, String fileName) throws FileRejected {
        if (format == Format.DOCX || format == Format.XLSX) {
            refuseAttack(file);
        }
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        try (var in = TikaInputStream.get(file)) {
            var flow = read(in, parser(format), metadata, context());
            return new FlowContent(metadata.get(TikaCoreProperties.TITLE), flow);
        } catch (IOException e) {
            throw rejection(e);
        }
    }

    static List<Flow> read(TikaInputStream in, Parser parser, Metadata metadata, ParseContext context)
            throws IOException, FileRejected {
        var collector = new FlowCollector();
        var secured = new SecureContentHandler(collector, in);
        try {
            parser.parse(in, secured, metadata, context);
            return collector.flow();
        } catch (EncryptedDocumentException e) {
            throw encrypted();
        } catch (SAXException | TikaException e) {
            throw rejection(bomb(secured, e));
        }
    }

    /** What was found to unpack without end, if that is why reading ended. */
    private static Exception bomb(SecureContentHandler secured, Exception failure) {
        try {
            if (failure instanceof SAXException e) {
                secured.throwIfCauseOf(e);
            }
            return failure;
        } catch (TikaException e) {
            return e;
        }
    }

    /**
     * What unpacks to white space between tags never reaches those who count characters. No Office program writes a
     * document type; where there is one, its entities name other files, or expand without end.
     */
    static void refuseAttack(Path file) throws FileRejected {
        try (var archive = new ZipFile(file.toFile())) {
            refuseInflation(archive, file);
            for (var entry : Collections.list(archive.entries())) {
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                    refuseDocumentType(archive.getInputStream(entry));
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw damaged();
        }
    }

    /** Refuses what says itself that it unpacks to far more than a document is long. */
    static void refuseInflation(ZipFile archive, Path file) throws IOException, FileRejected {
        var bytes = archive.stream().mapToLong(ZipEntry::getSize).sum();
        if (bytes > MOST_BYTES || bytes > SMALL && bytes > MOST_INFLATION * Files.size(file)) {
            throw expandsTooFar();
        }
    }

    static FileRejected encrypted() {
        return new FileRejected(Reason.ENCRYPTED, "The file is protected by a password.");
    }

    static FileRejected damaged() {
        return new FileRejected(Reason.CORRUPT, "The file is damaged and cannot be opened.");
    }

    private static void refuseDocumentType(InputStream part) throws FileRejected, XMLStreamException {
        var reader = PROLOGUE.createXMLStreamReader(part);
        try {
            for (var event = reader.getEventType(); event != XMLStreamConstants.START_ELEMENT; event = reader.next()) {
                if (event == XMLStreamConstants.DTD) {
                    throw new FileRejected(
                            Reason.CORRUPT,
                            "The file carries a document type definition, as no Office program writes it; it is not opened.");
                }
            }
        } finally {
            reader.close();
        }
    }

    /** Reads XML that neither names other files nor expands. */
    static XMLInputFactory safeXml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static FileRejected expandsTooFar() {
        return new FileRejected(
                Reason.EXPANDS_TOO_FAR, "The file unpacks to far more than it holds; it is not opened.");
    }

    private static FileRejected rejection(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileRejected rejected) {
                return rejected;
            }
            var message = String.valueOf(cause.getMessage());
            if (message.contains("Zip bomb") || message.contains("zip bomb") || message.contains("exceed the max")) {
                return expandsTooFar();
            }
        }
        return damaged();
    }

    private static Parser parser(Format format) {
        return switch (format) {
            case HTML -> new JSoupParser();
            case DOC, XLS -> new OfficeParser();
            default -> new OOXMLParser();
        };
    }

    static ParseContext context() {
        var context = new ParseContext();
        var office = new OfficeParserConfig();
        // Only this extractor leaves out what tracked changes have struck out.
        office.setUseSAXDocxExtractor(true);
        office.setIncludeDeletedContent(false);
        office.setIncludeHeadersAndFooters(true);
        office.setIncludeMoveFromContent(false);
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            throw new IllegalStateException("embedded files are not read");
        }
    }
}
