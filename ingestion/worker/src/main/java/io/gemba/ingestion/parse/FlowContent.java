package io.gemba.ingestion.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file that has no pages of its own.
 *
 * @param title that the file itself carries
 */
record FlowContent(@Nullable String title, List<Flow> flow) {
    FlowContent {
        flow = List.copyOf(flow);
    }
}
