package io.gemba.copilot.conversation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gemba.copilot.conversation.AnswerId;
import io.gemba.copilot.conversation.StoredCitation;
import io.gemba.copilot.conversation.StoredCitation.OfDocument;
import io.gemba.copilot.conversation.StoredCitation.OfRecord;
import io.gemba.copilot.grounding.RecordFilter;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.corpus.page.HiddenTexts.OnPage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A citation that the server made; nothing else in an answer is a link. */
sealed interface CitationView {

    static CitationView of(AnswerId answer, StoredCitation citation) {
        return switch (citation) {
            case OfDocument document -> of(answer, document, null);
            case OfRecord values -> of(answer, values);
        };
    }

    /** With the text that the cited page holds and does not show. */
    static CitationView of(AnswerId answer, OfDocument citation, @Nullable List<OnPage> hidden) {
        var document = citation.document().value();
        return new DocumentView(
                id(answer, citation),
                citation.n(),
                "document",
                document,
                citation.title(),
                citation.revision(),
                citation.superseded(),
                citation.version(),
                citation.page(),
                citation.boxes().stream()
                        .map(box -> new float[] {box.x0(), box.y0(), box.x1(), box.y1()})
                        .toList(),
                citation.quote(),
                citation.confidence(),
                "/documents/%s?page=%d&citation=%s".formatted(document, citation.page(), id(answer, citation)),
                hidden);
    }

    private static CitationView of(AnswerId answer, OfRecord citation) {
        var evidence = citation.evidence();
        var first = evidence.values().getFirst();
        return new RecordView(
                id(answer, citation),
                citation.n(),
                "record",
                evidence.model(),
                evidence.ids().isEmpty() ? null : evidence.ids().getFirst(),
                evidence.ids(),
                evidence.filter(),
                first.field(),
                first.value(),
                evidence.label(),
                evidence.values().stream().map(ValueView::of).toList(),
                evidence.asOf().toString(),
                evidence.url());
    }

    private static String id(AnswerId answer, StoredCitation citation) {
        return answer.value() + "." + citation.n();
    }

    /**
     * A span of a document.
     *
     * @param hidden text that the cited page holds and does not show, when a single citation was asked for
     */
    record DocumentView(
            String id,
            int n,
            String kind,
            UUID documentId,
            String title,
            @Nullable String revision,
            boolean superseded,
            int version,
            int page,
            List<float[]> boxes,
            String quote,
            double confidence,
            String url,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<OnPage> hidden)
            implements CitationView {}

    /**
     * Values of a record.
     *
     * @param recordId the record, the first of several that were added up
     * @param filter which records they are, where these are too many to be named
     * @param field the one that matters most, which {@code values} begins with
     * @param url relative to Odoo
     */
    record RecordView(
            String id,
            int n,
            String kind,
            String model,
            @Nullable Long recordId,
            List<Long> recordIds,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RecordFilter filter,

            String field,
            String value,
            String label,
            List<ValueView> values,
            String asOf,
            String url)
            implements CitationView {}

    /** A value, as it is kept and as the reader writes it. */
    record ValueView(
            String field,
            String label,
            String value,
            String shown,
            @Nullable String unit,
            boolean computed) {
        static ValueView of(RecordValue value) {
            return new ValueView(
                    value.field(), value.label(), value.value(), value.shown(), value.unit(), value.computed());
        }
    }
}
