package io.gemba.ingestion.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads the texts, sheets and slides of OpenDocument files. */
final class OdfReading {
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String ENCRYPTED = "encryption-data";
    private static final int LONGEST_MANIFEST = 4 << 20;

    private OdfReading() {}

    static FlowContent read(Path file) throws FileRejected {
        try (var archive = new ZipFile(file.toFile())) {
            OfficeReading.refuseInflation(archive, file);
            if (isEncrypted(archive)) {
                throw OfficeReading.encrypted();
            }
            var content = archive.getEntry("content.xml");
            if (content == null) {
                throw OfficeReading.damaged();
            }
            var factory = OfficeReading.safeXml();
            try (var in = archive.getInputStream(content)) {
                var body = new OdfBody(factory.createXMLStreamReader(in));
                return new FlowContent(title(archive, factory), body.read());
            }
        } catch (IOException | XMLStreamException e) {
            throw OfficeReading.damaged();
        }
    }

    private static boolean isEncrypted(ZipFile archive) throws IOException {
        var manifest = archive.getEntry("META-INF/manifest.xml");
        if (manifest == null) {
            return false;
        }
        try (var in = archive.getInputStream(manifest)) {
            var text = new String(in.readNBytes(LONGEST_MANIFEST), StandardCharsets.ISO_8859_1);
            return text.contains(ENCRYPTED);
        }
    }

    private static @Nullable String title(ZipFile archive, XMLInputFactory factory)
            throws IOException, XMLStreamException {
        var meta = archive.getEntry("meta.xml");
        if (meta == null) {
            return null;
        }
        try (var in = archive.getInputStream(meta)) {
            var reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                reader.next();
                if (reader.isStartElement()
                        && reader.getLocalName().equals("title")
                        && DUBLIN_CORE.equals(reader.getNamespaceURI())) {
                    return reader.getElementText();
                }
            }
            return null;
        }
    }
}
