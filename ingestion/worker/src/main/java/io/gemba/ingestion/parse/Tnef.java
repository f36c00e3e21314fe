package io.gemba.ingestion.parse;

import io.gemba.ingestion.parse.FlowContent.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hmef.HMEFMessage;

/** The wrapping that Exchange puts around attachments, known as winmail.dat. */
final class Tnef {
    private Tnef() {}

    static boolean is(String mediaType, Optional<String> name) {
        return mediaType.equals("application/ms-tnef")
                || mediaType.equals("application/vnd.ms-tnef")
                || name.filter("winmail.dat"::equalsIgnoreCase).isPresent();
    }

    /** What is wrapped; the wrapping itself where it cannot be opened. */
    static List<Attachment> unpacked(Optional<String> name, byte[] content) {
        try {
            return new HMEFMessage(new ByteArrayInputStream(content))
                    .getAttachments().stream()
                            .map(attachment -> EmlBodies.attachment(
                                    Optional.ofNullable(attachment.getLongFilename())
                                            .or(() -> Optional.ofNullable(attachment.getFilename()))
                                            .orElse("attachment"),
                                    attachment.getContents()))
                            .toList();
        } catch (IOException | RuntimeException e) {
            return List.of(EmlBodies.attachment(name.orElse("winmail.dat"), content));
        }
    }
}
