package io.gemba.copilot.document.web;

import io.gemba.copilot.document.DocumentCare;
import io.gemba.copilot.document.Upload;
import io.gemba.copilot.document.UploadDesk;
import io.gemba.copilot.grounding.Sanitised;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.copilot.problem.NotFound;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.document.Documents.Filter;
import io.gemba.corpus.page.HiddenTexts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/documents")
class DocumentController {
    private final Documents documents;
    private final RecordSight sight;
    private final UploadDesk desk;
    private final DocumentCare care;
    private final HiddenTexts hidden;

    DocumentController(Documents documents, RecordSight sight, UploadDesk desk, DocumentCare care, HiddenTexts hidden) {
        this.documents = documents;
        this.sight = sight;
        this.desk = desk;
        this.care = care;
        this.hidden = hidden;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReceivedView upload(
            @Authenticated Caller caller,
            @RequestPart MultipartFile file,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable @Size(max = 20) List<String> audience,
            @RequestParam(required = false) @Nullable String classification,
            @RequestParam(required = false) @Nullable String company,
            @RequestParam(required = false) @Nullable String record) {
        var name = file.getOriginalFilename();
        var id = desk.receive(
                caller,
                new Upload(
                        name == null ? "" : name,
                        file.getSize(),
                        file::getInputStream,
                        kind,
                        audience == null ? List.of() : audience,
                        classification,
                        company,
                        record));
        return received(caller, id);
    }

    @GetMapping
    ListView list(
            @Authenticated Caller caller,
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "50") @Min(0) @Max(200) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        var counts = new TreeMap<String, Long>();
        documents
                .countByState(caller.scope())
                .forEach(count -> counts.put(count.state().label(), count.documents()));
        var found = documents.list(
                caller.scope(), new Filter(Sanitised.text(q), state(state), kind(kind), limit + 1, offset));
        return new ListView(
                counts,
                found.stream()
                        .limit(limit)
                        .map(document -> view(caller, document))
                        .toList(),
                found.size() > limit);
    }

    @GetMapping("/{id}")
    DocumentView find(@Authenticated Caller caller, @PathVariable UUID id) {
        var scope = sight.scope(caller, List.of(new DocumentId(id)));
        var document = find(scope, new DocumentId(id));
        var whole = new DocumentView.Whole(
                documents.revisions(scope, document.id()),
                documents.versions(scope, document.id()),
                documents.parts(scope, document.id()),
                hidden.ofDocument(scope, document.id(), document.version()));
        return DocumentView.of(caller, document, care.mayRemove(caller, document), whole);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Authenticated Caller caller, @PathVariable UUID id) {
        care.remove(caller, new DocumentId(id));
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReceivedView replay(@Authenticated Caller caller, @PathVariable UUID id) {
        care.replay(caller, new DocumentId(id));
        return received(caller, new DocumentId(id));
    }

    private ReceivedView received(Caller caller, DocumentId id) {
        return new ReceivedView(
                id.value(), find(sight.scope(caller, List.of(id)), id).state().label());
    }

    private Document find(AccessScope scope, DocumentId id) {
        return documents.find(scope, id).orElseThrow(() -> new NotFound("document"));
    }

    private DocumentView view(Caller caller, Document document) {
        return DocumentView.of(caller, document, care.mayRemove(caller, document));
    }

    private static @Nullable DocumentState state(@Nullable String label) {
        try {
            return label == null || label.isBlank() ? null : DocumentState.ofLabel(label);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(
                    "STATE_UNKNOWN", "A state is one of received, processing, indexed, failed, rejected.");
        }
    }

    private static @Nullable DocumentKind kind(@Nullable String label) {
        return Optional.ofNullable(label)
                .filter(given -> !given.isBlank())
                .map(given -> DocumentKind.ofLabel(given)
                        .orElseThrow(() -> new InvalidRequest("KIND_UNKNOWN", "There is no such kind of document.")))
                .orElse(null);
    }

    /** A document that was taken in. */
    record ReceivedView(UUID id, String state) {}

    /**
     * Some of the documents that the caller may read.
     *
     * @param counts of all of them, by state
     * @param more true if there are further ones behind the last
     */
    record ListView(Map<String, Long> counts, List<DocumentView> documents, boolean more) {}
}
