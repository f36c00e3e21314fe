package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.parse.FileRejected.Reason;
import io.gemba.ingestion.part.Allowance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An archive: it has no pages, and what is in it are files of their own. */
final class OpenZip implements OpenDocument {
    /** What systems put beside the files of a folder. */
    private static final Pattern BESIDE =
            Pattern.compile("(?i)(?:.*/)?(?:__MACOSX/.*|\\.[^/.][^/]*|~\\$[^/]*|Thumbs\\.db|desktop\\.ini)");

    private static final Charset OLD = Charset.forName("IBM437");

    private final ZipFile archive;
    private final List<ZipArchiveEntry> files;

    private OpenZip(ZipFile archive, List<ZipArchiveEntry> files) {
        this.archive = archive;
        this.files = files;
    }

    static OpenZip open(Path file) throws IOException, FileRejected {
        ZipFile archive;
        try {
            archive = ZipFile.builder()
                    .setPath(file)
                    .setUseUnicodeExtraFields(true)
                    .get();
        } catch (IOException e) {
            throw new FileRejected(Reason.CORRUPT, "The archive is damaged and cannot be opened.");
        }
        var files = Collections.list(archive.getEntries()).stream()
                .filter(entry ->
                        !entry.isDirectory() && !BESIDE.matcher(entry.getName()).matches())
                .toList();
        if (files.isEmpty()) {
            archive.close();
            throw new FileRejected(Reason.NO_TEXT, "The archive holds no files.");
        }
        return new OpenZip(archive, files);
    }

    @Override
    public String mediaType() {
        return Format.ZIP.mediaType();
    }

    @Override
    public int pages() {
        return 0;
    }

    @Override
    public ReadPage read(int number) {
        throw new IllegalStateException("an archive has no pages");
    }

    @Override
    public BufferedImage draw(int number, int rotation, int dpi) {
        throw new IllegalStateException("an archive has no pages");
    }

    @Override
    public void parts(Allowance allowance, PartSink sink) throws IOException, FileRejected {
        var unpacker = new Unpacker(allowance, sink);
        unpacker.expect(files.size(), files.stream().mapToLong(OpenZip::bytes).sum());
        for (var entry : files) {
            var name = name(entry);
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                unpacker.name(name, bytes(entry), Reason.ENCRYPTED, "The file is protected by a password.");
            } else if (entry.isUnixSymlink()) {
                unpacker.name(name, bytes(entry), Reason.UNSUPPORTED_TYPE, "It is a link to another file.");
            } else if (!archive.canReadEntryData(entry)) {
                unpacker.name(
                        name, bytes(entry), Reason.UNSUPPORTED_TYPE, "It is packed in a way that is not unpacked.");
            } else {
                unpacker.take(name, bytes(entry), () -> archive.getInputStream(entry));
            }
        }
    }

    private static long bytes(ZipArchiveEntry entry) {
        return Math.max(0, entry.getSize());
    }

    /** Old programs do not say how they write names: as UTF-8 where it is that, else as DOS did. */
    private static String name(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesUTF8ForNames()
                || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME) {
            return entry.getName();
        }
        var raw = ByteBuffer.wrap(entry.getRawName());
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(raw.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return OLD.decode(raw).toString();
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
