package io.gemba.copilot.conversation;

import io.gemba.copilot.answering.Citation;
import io.gemba.copilot.grounding.DocumentEvidence;
import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.skill.CitedRecords;
import io.gemba.copilot.skill.RecordDoor;
import io.gemba.corpus.document.Documents;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What answers cite: how it is kept, and which of it somebody may read now. */
@Component
final class Citations {
    private final Documents documents;
    private final RecordSight sight;
    private final RecordDoor odoo;
    private final CitedRecords cited;

    Citations(Documents documents, RecordSight sight, RecordDoor odoo, CitedRecords cited) {
        this.documents = documents;
        this.sight = sight;
        this.odoo = odoo;
        this.cited = cited;
    }

    /** A citation as it is kept. */
    static StoredCitation stored(Citation citation) {
        return switch (citation.evidence()) {
            case RecordEvidence evidence -> new StoredCitation.OfRecord(citation.n(), evidence);
            case DocumentEvidence evidence ->
                new StoredCitation.OfDocument(
                        citation.n(),
                        evidence.document().id(),
                        evidence.document().version(),
                        evidence.page(),
                        evidence.boxes(),
                        Sanitised.text(evidence.quote()),
                        Sanitised.text(evidence.document().title()),
                        evidence.document().revision(),
                        evidence.document().superseded(),
                        evidence.confidence());
        };
    }

    /** Tells of each citation whether the caller may read what it cites now: documents here, records by Odoo's word. */
    Predicate<StoredCitation> readable(Caller caller, Collection<StoredCitation> all) {
        var ids = of(StoredCitation.OfDocument.class, all)
                .map(StoredCitation.OfDocument::document)
                .distinct()
                .toList();
        var readable = ids.isEmpty() ? Set.of() : documents.readable(sight.scope(caller, ids), ids);
        var records = of(StoredCitation.OfRecord.class, all)
                .collect(Collectors.toMap(Function.identity(), StoredCitation.OfRecord::cited, (one, same) -> one));
        var visible = records.isEmpty()
                ? Set.<CitedRecords.Cited>of()
                : cited.readable(odoo.open(caller, List.of()), new HashSet<>(records.values()));
        return citation -> switch (citation) {
            case StoredCitation.OfDocument it -> readable.contains(it.document());
            case StoredCitation.OfRecord it -> visible.contains(it.cited());
        };
    }

    private static <T extends StoredCitation> Stream<T> of(Class<T> kind, Collection<StoredCitation> cited) {
        return cited.stream().filter(kind::isInstance).map(kind::cast);
    }
}
