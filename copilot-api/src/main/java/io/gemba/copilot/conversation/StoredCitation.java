package io.gemba.copilot.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gemba.copilot.grounding.Evidence;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.document.DocumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer cites, as it was when it was cited.
 *
 * @param n its number within the answer
 * @param version of the document
 * @param superseded true if the document was no longer in force then
 * @param confidence with which the quote was read, 1 where the page carries its text
 */
public record StoredCitation(
        int n,
        DocumentId document,
        int version,
        int page,
        List<Box> boxes,
        String quote,
        String title,
        @Nullable String revision,
        boolean superseded,
        double confidence) {
    public StoredCitation {
        boxes = List.copyOf(boxes);
    }

    /** True if it was read from a picture, and not quite surely. */
    @JsonIgnore
    public boolean isPoorlyRead() {
        return confidence < Evidence.POORLY_READ;
    }
}
