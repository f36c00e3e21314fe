package io.gemba.copilot.console;

import io.gemba.copilot.conversation.AnswerId;
import io.gemba.copilot.conversation.StoredCitation;
import io.gemba.copilot.conversation.StoredCitation.OfDocument;
import io.gemba.copilot.conversation.StoredCitation.OfRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a statement stands on, under its number.
 *
 * @param id by which the citation is looked up, access checked again
 * @param href where it opens
 * @param pane where it opens beside the answer
 * @param page of a document; none of a record
 * @param scanned true if it was read from a picture, not quite surely
 */
record Source(
        String id,
        int n,
        String href,
        String pane,
        String title,
        @Nullable String revision,
        @Nullable Integer page,
        boolean superseded,
        boolean scanned) {

    static Source of(AnswerId answer, StoredCitation citation) {
        var id = answer.value() + "." + citation.n();
        return switch (citation) {
            case OfDocument document -> of(id, document);
            case OfRecord values ->
                new Source(
                        id,
                        values.n(),
                        "/records/" + id,
                        "/records/" + id + "/pane",
                        values.evidence().label(),
                        null,
                        null,
                        false,
                        false);
        };
    }

    private static Source of(String id, OfDocument citation) {
        var document = "/documents/" + citation.document().value();
        var at = "?page=%d&citation=%s".formatted(citation.page(), id);
        return new Source(
                id,
                citation.n(),
                document + at,
                document + "/pane" + at,
                citation.title(),
                citation.revision(),
                citation.page(),
                citation.superseded(),
                citation.isPoorlyRead());
    }
}
