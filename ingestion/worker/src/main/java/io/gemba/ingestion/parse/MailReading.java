package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FlowContent.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a document of a mail: its subject, the fields of its head, and the better one of its bodies. */
final class MailReading {
    private static final double STUB = 0.5;

    private MailReading() {}

    static FlowContent read(Mail mail) throws FileRejected {
        var subject = mail.subject() == null ? "" : mail.subject().strip();
        var flow = new ArrayList<Flow>();
        if (!subject.isEmpty()) {
            flow.add(new Flow.Heading(1, subject));
        }
        mail.fields().forEach(field -> flow.add(new Flow.Paragraph(field.name() + ": " + field.value())));
        if (!mail.attachments().isEmpty()) {
            var names = mail.attachments().stream().map(Attachment::name).collect(Collectors.joining(", "));
            flow.add(new Flow.Paragraph("Attachments: " + names));
        }
        flow.addAll(Quotations.marked(body(mail)));
        return new FlowContent(subject.isEmpty() ? null : subject, flow, mail.attachments());
    }

    /**
     * Plain text is what the sender wrote; the web page is better where it has tables and lists, or is all there is.
     */
    private static List<Flow> body(Mail mail) throws FileRejected {
        var text = mail.text() == null ? List.<Flow>of() : MailText.read(mail.text());
        if (mail.html() == null) {
            return text;
        }
        var page = OfficeReading.readHtml(mail.html());
        return hasStructure(page) || length(text) < STUB * length(page) ? page : text;
    }

    private static boolean hasStructure(List<Flow> flow) {
        return flow.stream()
                .anyMatch(part -> part instanceof Flow.Item
                        || part instanceof Flow.Heading
                        || part instanceof Flow.Table table && table.rows().size() > 1);
    }

    private static int length(List<Flow> flow) {
        return flow.stream()
                .mapToInt(part -> switch (part) {
                    case Flow.Heading heading -> heading.text().length();
                    case Flow.Paragraph paragraph -> paragraph.text().length();
                    case Flow.Item item -> item.text().length();
                    case Flow.Break pageBreak -> 0;
                    case Flow.Table table ->
                        table.rows().stream()
                                .flatMap(List::stream)
                                .mapToInt(String::length)
                                .sum();
                })
                .sum();
    }
}
