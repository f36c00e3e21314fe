package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FlowContent.Attachment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Reads a mail as Outlook saves it. */
final class MsgFile {
    private static final String PROPERTIES = "__properties_version1.0";
    /** How much shorter the head of a message within another is. */
    private static final int EMBEDDED_HEAD = 24;

    private static final int MISSING = 8;

    private MsgFile() {}

    static Mail read(Path file) throws IOException, FileRejected {
        try (var files = new POIFSFileSystem(file.toFile(), true)) {
            var message = new MAPIMessage(files);
            message.setReturnNullOnMissingChunk(true);
            message.guess7BitEncoding();
            var html = message.getHtmlBody();
            return new Mail(
                    message.getSubject(),
                    List.of(
                            new Mail.Field("From", from(message)),
                            new Mail.Field("To", said(message.getDisplayTo())),
                            new Mail.Field("Cc", said(message.getDisplayCC())),
                            new Mail.Field("Date", date(message))),
                    text(message, html),
                    html,
                    attachments(message, html));
        } catch (ChunkNotFoundException e) {
            throw new IllegalStateException("missing parts were to be null", e);
        }
    }

    /** Outlook ends names with a character that is not seen. */
    private static String said(@Nullable String words) {
        return words == null ? "" : words.replace("\u0000", "").strip();
    }

    private static String from(MAPIMessage message) throws ChunkNotFoundException {
        var name = said(message.getDisplayFrom());
        var address = Optional.ofNullable(message.getMainChunks().getEmailFromChunk())
                .map(StringChunk::getValue)
                .map(MsgFile::said)
                .filter(it -> it.contains("@") && !it.equals(name))
                .orElse("");
        return address.isEmpty() ? name : Mail.person(name, address);
    }

    private static String date(MAPIMessage message) throws ChunkNotFoundException {
        var date = message.getMessageDate();
        return date == null ? "" : date.toInstant().atOffset(ZoneOffset.UTC).format(Mail.DAY_AND_TIME);
    }

    private static @Nullable String text(MAPIMessage message, @Nullable String html)
            throws ChunkNotFoundException, IOException, FileRejected {
        var text = message.getTextBody();
        if (text != null && !text.isBlank() || html != null) {
            return text;
        }
        var rtf = message.getRtfBody();
        return rtf == null ? null : RtfReading.text(rtf);
    }

    private static List<Attachment> attachments(MAPIMessage message, @Nullable String html) throws IOException {
        var attachments = new ArrayList<Attachment>();
        for (var chunks : Objects.requireNonNullElse(message.getAttachmentFiles(), new AttachmentChunks[0])) {
            if (!isShownIn(html, chunks)) {
                attachments.addAll(attachment(chunks));
            }
        }
        return attachments;
    }

    private static boolean isShownIn(@Nullable String html, AttachmentChunks chunks) {
        var id = value(chunks.getAttachContentId()).orElse("");
        return html != null && Mail.shows(html, id);
    }

    private static List<Attachment> attachment(AttachmentChunks chunks) throws IOException {
        var name = value(chunks.getAttachLongFileName())
                .or(() -> value(chunks.getAttachFileName()))
                .or(() -> value(chunks.getAttachDisplayName()))
                .orElse("attachment");
        if (chunks.isEmbeddedMessage()) {
            var mail = name.endsWith(".msg") ? name : Mail.fileName(name) + ".msg";
            return List.of(EmlBodies.attachment(
                    mail, standingAlone(chunks.getAttachmentDirectory().getDirectory())));
        }
        var content = chunks.getEmbeddedAttachmentObject();
        if (content == null) {
            return List.of();
        }
        return Tnef.is("", Optional.of(name))
                ? Tnef.unpacked(Optional.of(name), content)
                : List.of(EmlBodies.attachment(name, content));
    }

    private static Optional<String> value(@Nullable StringChunk chunk) {
        return Optional.ofNullable(chunk).map(it -> said(it.getValue())).filter(it -> !it.isEmpty());
    }

    /** The message as a file of its own, whose head is a little longer than that of a message within another. */
    private static byte[] standingAlone(DirectoryNode message) throws IOException {
        try (var files = new POIFSFileSystem()) {
            EntryUtils.copyNodes(message, files.getRoot());
            if (files.getRoot().hasEntryCaseInsensitive(PROPERTIES)) {
                byte[] properties;
                try (var in =
                        new DocumentInputStream((DocumentEntry) files.getRoot().getEntryCaseInsensitive(PROPERTIES))) {
                    properties = in.readAllBytes();
                }
                var head = Math.min(EMBEDDED_HEAD, properties.length);
                var longer = Arrays.copyOf(properties, properties.length + MISSING);
                Arrays.fill(longer, head, head + MISSING, (byte) 0);
                System.arraycopy(properties, head, longer, head + MISSING, properties.length - head);
                files.getRoot().getEntryCaseInsensitive(PROPERTIES).delete();
                files.createDocument(new java.io.ByteArrayInputStream(longer), PROPERTIES);
            }
            var out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
