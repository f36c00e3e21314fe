package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** Copies an Office file part by part without the text that it does not show. */
final class ShownPackage {
    private static final XMLInputFactory INPUT = input();
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

    private ShownPackage() {}

    private static XMLInputFactory input() {
        var factory = OfficeReading.safeXml();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static ShownCopy of(Path file, Kind kind) throws IOException, FileRejected {
        OfficeReading.refuseAttack(file);
        try (var archive = new ZipFile(file.toFile())) {
            var hidden = new ArrayList<HiddenText>();
            var parts = kind.open(new Parts(archive));
            var changed = new HashMap<String, byte[]>();
            for (var entry : Collections.list(archive.entries())) {
                var filter = parts.filter(entry.getName());
                if (filter.isPresent()) {
                    var shown = shown(archive.getInputStream(entry), filter.get());
                    hidden.addAll(filter.get().hidden());
                    if (filter.get().leavesOut()) {
                        changed.put(entry.getName(), shown);
                    }
                }
            }
            return changed.isEmpty()
                    ? ShownCopy.original(file, hidden)
                    : new ShownCopy(copy(archive, changed, file), true, hidden);
        } catch (XMLStreamException e) {
            throw OfficeReading.damaged();
        }
    }

    private static byte[] shown(InputStream part, Filter filter) throws XMLStreamException {
        var out = new ByteArrayOutputStream();
        var reader = INPUT.createXMLEventReader(part);
        var writer = OUTPUT.createXMLEventWriter(out, "UTF-8");
        while (reader.hasNext()) {
            var event = reader.nextEvent();
            if (filter.shows(event)) {
                writer.add(event);
            }
        }
        writer.close();
        return out.toByteArray();
    }

    private static Path copy(ZipFile archive, Map<String, byte[]> changed, Path file) throws IOException {
        var copy = Files.createTempFile(file.toAbsolutePath().getParent(), "shown", ".zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry : Collections.list(archive.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var content = changed.get(entry.getName());
                if (content != null) {
                    out.write(content);
                } else {
                    archive.getInputStream(entry).transferTo(out);
                }
                out.closeEntry();
            }
        }
        return copy;
    }

    /** A kind of Office file. */
    @FunctionalInterface
    interface Kind {
        Filters open(Parts parts) throws IOException, XMLStreamException;
    }

    /** Which parts of a file to look through. */
    interface Filters {
        Optional<Filter> filter(String part);
    }

    /** Goes through a part once, in order. */
    interface Filter {
        /** False of what is to be left out. */
        boolean shows(XMLEvent event);

        /** What was left out. */
        List<HiddenText> hidden();

        /** True if something was, so that the part differs from the original. */
        default boolean leavesOut() {
            return !hidden().isEmpty();
        }
    }

    /** The parts of a file that tell how others are shown. */
    record Parts(ZipFile archive) {

        /** Reads a part; does nothing if there is none. */
        void read(String name, Listener listener) throws IOException, XMLStreamException {
            var entry = archive.getEntry(name);
            if (entry == null) {
                return;
            }
            XMLEventReader reader = INPUT.createXMLEventReader(archive.getInputStream(entry));
            while (reader.hasNext()) {
                listener.event(reader.nextEvent());
            }
        }
    }

    /** Takes the events of a part. */
    @FunctionalInterface
    interface Listener {
        void event(XMLEvent event);
    }
}
