package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FileRejected.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Reads a mail as it goes through the net. */
final class EmlFile {
    private static final List<String> EXPECTED = List.of("From", "To", "Subject", "Date", "Received", "Message-ID");

    private EmlFile() {}

    static Mail read(Path file) throws IOException, FileRejected {
        var message = parse(file);
        if (EXPECTED.stream().noneMatch(name -> message.getHeader().getField(name) != null)) {
            throw new FileRejected(
                    Reason.CORRUPT, "The file is not a mail: it says neither who sent it nor what about.");
        }
        var bodies = EmlBodies.of(message);
        return new Mail(
                decoded(message.getSubject()),
                List.of(
                        new Mail.Field("From", people(message.getFrom())),
                        new Mail.Field("To", people(message.getTo())),
                        new Mail.Field("Cc", people(message.getCc())),
                        new Mail.Field("Date", date(message))),
                bodies.text(),
                bodies.html(),
                bodies.attachments());
    }

    private static Message parse(Path file) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        builder.setBodyFactory(new RawBodies());
        try (var in = Files.newInputStream(file)) {
            return builder.parseMessage(in);
        }
    }

    private static String people(@Nullable AddressList addresses) {
        return addresses == null ? "" : people(addresses.flatten());
    }

    private static String people(@Nullable MailboxList people) {
        return people == null ? "" : people.stream().map(EmlFile::person).collect(Collectors.joining(", "));
    }

    private static String person(Mailbox mailbox) {
        var name = decoded(mailbox.getName());
        return name == null || name.isBlank() ? mailbox.getAddress() : Mail.person(name.strip(), mailbox.getAddress());
    }

    private static String date(Message message) {
        var said = Optional.ofNullable(message.getHeader().getField("Date"))
                .map(field ->
                        field.getBody().replaceAll("\\s*\\([^)]*\\)\\s*$", "").strip())
                .orElse("");
        try {
            return ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .format(Mail.DAY_AND_TIME);
        } catch (DateTimeException e) {
            return said;
        }
    }

    static @Nullable String decoded(@Nullable String words) {
        return words == null ? null : DecoderUtil.decodeEncodedWords(words, DecodeMonitor.SILENT);
    }
}
