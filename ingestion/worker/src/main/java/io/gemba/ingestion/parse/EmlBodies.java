package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FileRejected.Reason;
import io.gemba.ingestion.parse.FlowContent.Attachment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.field.ContentIdField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.dom.field.FieldName;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.jspecify.annotations.Nullable;

/** Tells the bodies of a mail from what is attached to it. */
final class EmlBodies {
    private static final Set<String> SIGNATURES =
            Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature");
    private static final Set<String> SEALED = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final int DEEPEST = 100;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Found> found = new ArrayList<>();

    private EmlBodies() {}

    static EmlBodies of(Message message) throws IOException, FileRejected {
        var bodies = new EmlBodies();
        bodies.take(message, false, 0);
        return bodies;
    }

    @Nullable
    String text() {
        return text.isEmpty() ? null : text.toString();
    }

    @Nullable
    String html() {
        return html.isEmpty() ? null : html.toString();
    }

    /** Without the pictures that the body shows. */
    List<Attachment> attachments() {
        var shown = html.toString();
        return found.stream()
                .filter(it -> !it.isShownIn(shown))
                .map(Found::attachment)
                .toList();
    }

    private void take(Entity entity, boolean beside, int depth) throws IOException, FileRejected {
        if (depth > DEEPEST) {
            throw new FileRejected(Reason.CORRUPT, "The mail has parts within parts without end.");
        }
        var type = type(entity);
        switch (entity.getBody()) {
            case Multipart parts -> takeAll(parts, type, depth);
            case Message message -> attach(entity, beside, message);
            case TextBody body when isBody(entity, type) -> append(type.equals("text/html") ? html : text, body);
            case SingleBody body when SIGNATURES.contains(type) -> body.dispose();
            case SingleBody body when isSealed(entity, type) -> throw sealed();
            case SingleBody body
            when Tnef.is(type, name(entity)) ->
                Tnef.unpacked(name(entity), bytes(body))
                        .forEach(attachment -> found.add(new Found(attachment, "", false)));
            case SingleBody body -> attach(entity, beside, body);
            case null, default -> {
                // A part without a body says nothing.
            }
        }
    }

    private void takeAll(Multipart parts, String type, int depth) throws IOException, FileRejected {
        if (type.equals("multipart/encrypted")) {
            throw sealed();
        }
        var bodies = parts.getBodyParts();
        var related = type.equals("multipart/related");
        for (int i = 0; i < bodies.size(); i++) {
            var isAlternative =
                    type.equals("multipart/alternative") && type(bodies.get(i)).equals("text/calendar");
            if (!isAlternative) {
                take(bodies.get(i), related && i > 0, depth + 1);
            }
        }
    }

    private static FileRejected sealed() {
        return new FileRejected(Reason.ENCRYPTED, "The mail is encrypted.");
    }

    private static boolean isSealed(Entity entity, String type) {
        var kind = entity.getHeader().getField(FieldName.CONTENT_TYPE) instanceof ContentTypeField field
                ? Optional.ofNullable(field.getParameter("smime-type")).orElse("")
                : "";
        return SEALED.contains(type) && entity instanceof Message && !kind.equals("signed-data");
    }

    private static String type(Entity entity) {
        return Optional.ofNullable(entity.getMimeType()).orElse("text/plain").toLowerCase(Locale.ROOT);
    }

    private static boolean isBody(Entity entity, String type) {
        var attached = "attachment".equalsIgnoreCase(entity.getDispositionType());
        return (type.equals("text/plain") || type.equals("text/html"))
                && !attached
                && (entity.getFilename() == null || entity instanceof Message);
    }

    private static void append(StringBuilder body, TextBody part) throws IOException {
        try (var reader = part.getReader()) {
            var words = new StringWriter();
            reader.transferTo(words);
            body.append(body.isEmpty() ? "" : "\n\n").append(words);
        }
    }

    private void attach(Entity entity, boolean beside, Message message) throws IOException {
        var out = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message, out);
        var subject = Optional.ofNullable(EmlFile.decoded(message.getSubject())).orElse("mail");
        var name = name(entity).orElse(Mail.fileName(subject) + ".eml");
        add(entity, beside, name.contains(".") ? name : name + ".eml", out.toByteArray());
    }

    private void attach(Entity entity, boolean beside, SingleBody body) throws IOException {
        var name = name(entity)
                .orElseGet(() -> "attachment"
                        + Format.ofMediaType(type(entity)).map(Format::ending).orElse(""));
        add(entity, beside, name, bytes(body));
    }

    private void add(Entity entity, boolean beside, String name, byte[] content) {
        var id = entity.getHeader().getField(FieldName.CONTENT_ID) instanceof ContentIdField field
                ? Optional.ofNullable(field.getId()).orElse("").replaceAll("[<>\\s]", "")
                : "";
        var picture = type(entity).startsWith("image/");
        found.add(new Found(attachment(name, content), picture ? id : "", picture && beside));
    }

    static Attachment attachment(String name, byte[] content) {
        return new Attachment(name, content.length, () -> new ByteArrayInputStream(content));
    }

    private static byte[] bytes(SingleBody body) throws IOException {
        try (var in = body.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static Optional<String> name(Entity entity) {
        var said = entity.getFilename() == null
                        && entity.getHeader().getField(FieldName.CONTENT_TYPE) instanceof ContentTypeField type
                ? type.getParameter("name")
                : entity.getFilename();
        return Optional.ofNullable(EmlFile.decoded(said)).map(String::strip).filter(name -> !name.isEmpty());
    }

    /**
     * An attachment.
     *
     * @param contentId by which a picture may be shown in the body
     * @param shown true of a picture that came as part of a web page
     */
    private record Found(Attachment attachment, String contentId, boolean shown) {
        boolean isShownIn(String html) {
            return shown || Mail.shows(html, contentId);
        }
    }
}
