package io.gemba.ingestion.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file that has no pages of its own.
 *
 * @param title that the file itself carries
 * @param attachments that came in it
 */
record FlowContent(@Nullable String title, List<Flow> flow, List<Attachment> attachments) {
    FlowContent {
        flow = List.copyOf(flow);
        attachments = List.copyOf(attachments);
    }

    FlowContent(@Nullable String title, List<Flow> flow) {
        this(title, flow, List.of());
    }

    /**
     * A file that came in another one.
     *
     * @param bytes as far as the file says
     */
    record Attachment(String name, long bytes, Unpacker.Content content) {}
}
