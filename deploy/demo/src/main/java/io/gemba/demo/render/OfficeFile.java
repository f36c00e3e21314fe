package io.gemba.demo.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;

/** Writes an Office file with fixed times, so that equal content is equal bytes. */
final class OfficeFile {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private OfficeFile() {}

    static byte[] bytes(POIXMLDocument file, String title) throws IOException {
        var properties = file.getProperties().getCoreProperties();
        var time = Optional.of(Date.from(TIME.toInstant(ZoneOffset.UTC)));
        properties.setTitle(title);
        properties.setCreated(time);
        properties.setModified(time);
        var zip = new ByteArrayOutputStream();
        file.write(zip);
        return packedAgain(zip.toByteArray());
    }

    private static byte[] packedAgain(byte[] zip) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(TIME);
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
