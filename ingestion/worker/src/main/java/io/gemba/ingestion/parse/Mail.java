package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FlowContent.Attachment;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, whatever file it lies in.
 *
 * @param fields of its head that people read, in order
 * @param text the body as plain text, if it has one
 * @param html the body as a web page, if it has one
 * @param attachments without those that the body shows, such as the logo of a signature
 */
record Mail(
        @Nullable String subject,
        List<Field> fields,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments) {
    static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    Mail {
        fields = fields.stream().filter(field -> !field.value().isBlank()).toList();
        attachments = List.copyOf(attachments);
    }

    static String person(String name, String address) {
        return "%s <%s>".formatted(name, address);
    }

    /** A subject or title as it may stand in the name of a file. */
    static String fileName(String subject) {
        return subject.replace('/', '-').replace('\\', '-');
    }

    /** True if a body shows what came under an id. */
    static boolean shows(String html, String contentId) {
        return !contentId.isEmpty() && html.contains("cid:" + contentId);
    }

    /** A field of the head, such as who sent it. */
    record Field(String name, String value) {}
}
