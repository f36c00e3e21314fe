package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FlowContent.Attachment;
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
    Mail {
        fields = fields.stream().filter(field -> !field.value().isBlank()).toList();
        attachments = List.copyOf(attachments);
    }

    /** A field of the head, such as who sent it. */
    record Field(String name, String value) {}
}
