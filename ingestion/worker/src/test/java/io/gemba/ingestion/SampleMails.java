package io.gemba.ingestion;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Mails for tests, as they go through the net and as Outlook saves them. */
public final class SampleMails {
    private static final String HEAD = """
        From: =?UTF-8?Q?J=C3=B6rg_Maier?= <maier@supplier.example>
        To: Purchasing <buy@plant.example>, ap@plant.example
        Subject: %s
        Date: Tue, 3 Mar 2026 14:05:00 +0100 (CET)
        MIME-Version: 1.0
        """;
    private static final int TOP_HEAD = 32;
    private static final int EMBEDDED_HEAD = 24;

    private SampleMails() {}

    /** A mail with a plain body and attachments by their names. */
    public static byte[] eml(String subject, String body, Map<String, byte[]> attachments) {
        var parts = new LinkedHashMap<String, byte[]>();
        attachments.forEach((name, content) -> parts.put(
                "Content-Type: %s\nContent-Disposition: attachment; filename=\"%s\"".formatted(type(name), name),
                content));
        return eml(subject, "Content-Type: text/plain; charset=utf-8\n\n" + body, parts, "mixed");
    }

    private static String type(String name) {
        return name.endsWith(".eml") ? "message/rfc822" : "application/octet-stream";
    }

    /** A mail of a first part with its own head, and further parts by their heads. */
    public static byte[] eml(String subject, String first, Map<String, byte[]> parts, String kind) {
        var boundary = "=_" + Integer.toHexString(subject.hashCode());
        var mail = new StringBuilder(HEAD.formatted(subject))
                .append("Content-Type: multipart/")
                .append(kind)
                .append("; boundary=\"" + boundary + "\"\n\n--" + boundary + "\n")
                .append(first);
        parts.forEach((head, content) -> {
            mail.append("\n--" + boundary + "\n").append(head);
            if (head.contains("message/rfc822")) {
                mail.append("\n\n").append(new String(content, StandardCharsets.UTF_8));
            } else {
                mail.append("\nContent-Transfer-Encoding: base64\n\n")
                        .append(Base64.getMimeEncoder().encodeToString(content));
            }
        });
        return mail.append("\n--" + boundary + "--\n")
                .toString()
                .replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A mail without attachments. */
    public static byte[] eml(String subject, String body) {
        return (HEAD.formatted(subject) + "Content-Type: text/plain; charset=utf-8\n\n" + body)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** An Outlook message with a body, files by their names, and another message within it. */
    public static byte[] msg(String subject, String body, Map<String, byte[]> attachments, List<String> messages)
            throws IOException {
        try (var files = new POIFSFileSystem()) {
            message(files.getRoot(), TOP_HEAD, subject, body);
            var number = 0;
            for (var attachment : attachments.entrySet()) {
                var folder = files.getRoot().createDirectory("__attach_version1.0_#%08X".formatted(number++));
                text(folder, "3707", attachment.getKey());
                put(folder, "__substg1.0_37010102", attachment.getValue());
                put(folder, "__properties_version1.0", new byte[8]);
            }
            for (var message : messages) {
                var folder = files.getRoot().createDirectory("__attach_version1.0_#%08X".formatted(number++));
                text(folder, "3001", message);
                put(folder, "__properties_version1.0", new byte[8]);
                message(folder.createDirectory("__substg1.0_3701000D"), EMBEDDED_HEAD, message, "Body of " + message);
            }
            var out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static void message(DirectoryEntry folder, int head, String subject, String body) throws IOException {
        text(folder, "001A", "IPM.Note");
        text(folder, "0037", subject);
        text(folder, "1000", body);
        text(folder, "0C1A", "Jörg Maier");
        text(folder, "0E04", "Purchasing");
        put(folder, "__properties_version1.0", submitted(head));
    }

    /** The time of sending, 3 March 2026 at 13:05, as the only property of a fixed size. */
    private static byte[] submitted(int head) {
        var ticks = (1_772_543_100L + 11_644_473_600L) * 10_000_000;
        return ByteBuffer.allocate(head + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(head)
                .putInt(0x0039_0040)
                .putInt(6)
                .putLong(ticks)
                .array();
    }

    private static void text(DirectoryEntry folder, String property, String value) throws IOException {
        put(folder, "__substg1.0_" + property + "001F", value.getBytes(StandardCharsets.UTF_16LE));
    }

    private static void put(DirectoryEntry folder, String name, byte[] content) throws IOException {
        folder.createDocument(name, new ByteArrayInputStream(content));
    }
}
