package io.gemba.copilot.conversation;

import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.CitedRecords.Cited;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.document.DocumentId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer cites, as it was when it was cited. */
public sealed interface StoredCitation {

    /** Its number within the answer. */
    int n();

    /**
     * A span of a document.
     *
     * @param version of the document
     * @param superseded true if the document was no longer in force then
     * @param confidence with which the quote was read, 1 where the page carries its text
     */
    record OfDocument(
            int n,
            DocumentId document,
            int version,
            int page,
            List<Box> boxes,
            String quote,
            String title,
            @Nullable String revision,
            boolean superseded,
            double confidence)
            implements StoredCitation {
        public OfDocument {
            boxes = List.copyOf(boxes);
        }

        /** True if it was read from a picture, and not quite surely. */
        public boolean isPoorlyRead() {
            return confidence < DocumentEvidence.POORLY_READ;
        }
    }

    /**
     * Values of a record, or of several that were added up.
     *
     * @param evidence as it was read
     */
    record OfRecord(int n, RecordEvidence evidence) implements StoredCitation {

        /** What has to be readable for it to be shown. */
        Cited cited() {
            return new Cited(
                    evidence.model(),
                    Set.copyOf(evidence.ids()),
                    evidence.values().stream().map(RecordValue::field).collect(Collectors.toSet()),
                    evidence.filter());
        }
    }
}
