package io.gemba.copilot.console;

import io.gemba.copilot.conversation.AnswerId;
import io.gemba.copilot.conversation.StoredCitation;
import org.jspecify.annotations.Nullable;

/**
 * What a statement stands on, under its number.
 *
 * @param id by which the citation is looked up, access checked again
 * @param scanned true if it was read from a picture, not quite surely
 */
record Source(
        String id,
        int n,
        String document,
        String title,
        @Nullable String revision,
        int page,
        String quote,
        boolean superseded,
        boolean scanned) {
    static Source of(AnswerId answer, StoredCitation citation) {
        return new Source(
                answer.value() + "." + citation.n(),
                citation.n(),
                citation.document().value().toString(),
                citation.title(),
                citation.revision(),
                citation.page(),
                citation.quote(),
                citation.superseded(),
                citation.isPoorlyRead());
    }
}
