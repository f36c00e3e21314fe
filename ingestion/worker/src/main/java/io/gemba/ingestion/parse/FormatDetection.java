package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FileRejected.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/** Tells a file's format by its content, and refuses those that are not read. */
final class FormatDetection {
    private static final int ENOUGH_BYTES = 1 << 16;

    private final Detector detector = new DefaultDetector();

    Format detect(Path file, String fileName) throws IOException, FileRejected {
        var byContent = mediaType(file, null);
        if (byContent.equals("application/x-tika-ooxml-protected")) {
            throw OfficeReading.encrypted();
        }
        var named = Format.ofName(fileName);
        var found = Format.ofMediaType(byContent);
        if (found.isEmpty() || found.get().family() == Format.Family.TEXT) {
            found = Format.ofMediaType(mediaType(file, fileName));
        }
        if (found.isEmpty() && named.isPresent() && named.get().family() == Format.Family.TEXT && isLegible(file)) {
            // A note may begin like a mail, a program or a picture drawn in letters.
            return named.get();
        }
        if (found.isEmpty()) {
            throw named.isPresent() && !byContent.equals("application/octet-stream")
                    ? mislabelled(fileName, byContent)
                    : unreadable(named.isPresent(), byContent);
        }
        if (named.filter(Format.XLS::equals).isPresent() && found.get().family() == Format.Family.TEXT) {
            // Programs that export tables like to call them workbooks, whatever they write.
            return found.get() == Format.HTML ? Format.HTML : Format.CSV;
        }
        if (named.isPresent() && named.get().family() != found.get().family()) {
            throw mislabelled(fileName, byContent);
        }
        return found.get().family() == Format.Family.TEXT && named.isPresent() && !isWebPage(named.get(), found.get())
                ? named.get()
                : found.get();
    }

    /** Programs export web pages under the names of tables and mails. */
    private static boolean isWebPage(Format named, Format found) {
        return found == Format.HTML && (named == Format.CSV || named == Format.EML);
    }

    private static boolean isLegible(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (var octet : in.readNBytes(ENOUGH_BYTES)) {
                if (octet >= 0 && octet < ' ' && !Character.isWhitespace(octet)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static FileRejected mislabelled(String fileName, String mediaType) {
        return new FileRejected(
                Reason.MISLABELLED,
                "The name %s does not fit the content, which is %s. Give it its proper name and hand it in again."
                        .formatted(fileName, mediaType));
    }

    private static FileRejected unreadable(boolean nameIsKnown, String mediaType) {
        return nameIsKnown
                ? new FileRejected(Reason.CORRUPT, "The file is damaged: its content is not what its name says.")
                : new FileRejected(Reason.UNSUPPORTED_TYPE, "Files of type %s are not read.".formatted(mediaType));
    }

    private String mediaType(Path file, @Nullable String fileName) throws IOException {
        var metadata = new Metadata();
        if (fileName != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        }
        try (var in = TikaInputStream.get(file)) {
            return detector.detect(in, metadata).getBaseType().toString();
        }
    }
}
