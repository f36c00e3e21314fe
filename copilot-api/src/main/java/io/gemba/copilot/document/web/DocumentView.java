package io.gemba.copilot.document.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.DocumentVersion;
import io.gemba.corpus.page.HiddenTexts.OnPage;
import io.gemba.corpus.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as the HTTP contract shows it.
 *
 * @param pages of the version in force; 0 before there is one
 * @param audience who may read it, besides what company and classification ask for
 * @param standing current, coming, superseded or withdrawn
 * @param draft true if it says that it has not been released
 * @param record in Odoo that it hangs on, if it does, as model,id
 * @param partOf the mail or archive that it came in, if it did
 * @param revisions of its number and what stands in its place, the latest first; only when a single document was asked
 *     for
 * @param versions only when a single document was asked for
 * @param parts what came in it, only when a single document was asked for
 * @param hidden text that its pages hold and do not show, likewise
 */
record DocumentView(
        UUID id,
        String title,
        String kind,
        String fileName,
        String state,
        @Nullable ProblemView problem,
        @Nullable String number,
        @Nullable String revision,
        @Nullable LocalDate effectiveDate,
        String standing,
        boolean draft,
        @Nullable UUID supersededBy,
        @Nullable String language,
        @Nullable String site,
        String trust,
        String company,
        String classification,
        List<String> audience,
        String source,
        int version,
        int pages,
        boolean mine,
        boolean mayReplay,
        boolean mayRemove,
        String createdAt,
        String changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String record,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ContainerView partOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RevisionView> revisions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<VersionView> versions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PartView> parts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<OnPage> hidden) {

    static DocumentView of(Caller caller, Document document, boolean mayRemove) {
        return of(caller, document, mayRemove, null);
    }

    static DocumentView of(Caller caller, Document document, boolean mayRemove, @Nullable Whole whole) {
        var control = document.control();
        var successor = control.supersededBy();
        return new DocumentView(
                document.id().value(),
                document.title(),
                document.kind().label(),
                document.fileName(),
                document.state().label(),
                ProblemView.of(document.problem()),
                control.number(),
                control.revision(),
                control.effectiveDate(),
                control.standing().label(),
                control.draft(),
                successor == null ? null : successor.value(),
                Optional.ofNullable(document.language()).map(Language::code).orElse(null),
                document.site(),
                document.trust().label(),
                company(caller, document.acl().company()),
                document.acl().classification().label(),
                document.acl().audience().stream().map(Principal::value).toList(),
                document.source(),
                document.version(),
                document.pages(),
                Objects.equals(document.uploadedBy(), caller.person().value()),
                document.state() == DocumentState.FAILED,
                mayRemove,
                document.createdAt().toString(),
                document.changedAt().toString(),
                Optional.ofNullable(document.record()).map(RecordRef::value).orElse(null),
                ContainerView.of(document.cameIn()),
                whole == null
                        ? null
                        : whole.revisions().stream().map(RevisionView::of).toList(),
                whole == null
                        ? null
                        : whole.versions().stream().map(VersionView::of).toList(),
                whole == null ? null : whole.parts().stream().map(PartView::of).toList(),
                whole == null ? null : whole.hidden());
    }

    private static String company(Caller caller, CompanyId id) {
        return caller.companies().stream()
                .filter(company -> company.id().equals(id))
                .map(Company::code)
                .findFirst()
                .orElse("ALL");
    }

    /** Why a document is not searched. */
    record ProblemView(String code, String text) {
        static @Nullable ProblemView of(Document.@Nullable Problem problem) {
            return problem == null ? null : new ProblemView(problem.code(), problem.detail());
        }
    }

    /** What only a single document is shown with. */
    record Whole(List<Document> revisions, List<DocumentVersion> versions, List<Document> parts, List<OnPage> hidden) {}

    /**
     * What a document came in.
     *
     * @param path where the document lies in there
     */
    record ContainerView(UUID id, String title, String path) {
        static @Nullable ContainerView of(Document.@Nullable Container container) {
            return container == null
                    ? null
                    : new ContainerView(container.id().value(), container.title(), container.path());
        }
    }

    /** A document that came in another one. */
    record PartView(
            UUID id,
            String title,
            String path,
            String state,
            @Nullable ProblemView problem,
            int pages) {
        static PartView of(Document part) {
            var cameIn = part.cameIn();
            return new PartView(
                    part.id().value(),
                    part.title(),
                    cameIn == null ? part.fileName() : cameIn.path(),
                    part.state().label(),
                    ProblemView.of(part.problem()),
                    part.pages());
        }
    }

    /** A document of the same number, or one that stands in the place of another of them. */
    record RevisionView(
            UUID id,
            String title,
            @Nullable String number,
            @Nullable String revision,
            @Nullable LocalDate effectiveDate,
            String standing,
            boolean draft) {

        static RevisionView of(Document document) {
            var control = document.control();
            return new RevisionView(
                    document.id().value(),
                    document.title(),
                    control.number(),
                    control.revision(),
                    control.effectiveDate(),
                    control.standing().label(),
                    control.draft());
        }
    }

    /** One version. */
    record VersionView(
            int version,
            long bytes,
            @Nullable String mediaType,
            int pages,
            int chunks,
            String receivedAt,
            @Nullable String finishedAt) {

        static VersionView of(DocumentVersion version) {
            var finished = version.finishedAt();
            return new VersionView(
                    version.version(),
                    version.bytes(),
                    version.mediaType(),
                    version.pages(),
                    version.chunks(),
                    version.receivedAt().toString(),
                    finished == null ? null : finished.toString());
        }
    }
}
