package io.gemba.copilot.console;

import io.gemba.copilot.document.DocumentCare;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.page.HiddenTexts;
import io.gemba.corpus.page.HiddenTexts.OnPage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A document: its pages, its versions, who may read it, and what can be done about it. */
@Page
@RequestMapping("/documents/{id}")
class DocumentPages {
    private static final Set<DocumentState> BUSY = EnumSet.of(DocumentState.RECEIVED, DocumentState.PROCESSING);

    private final Documents documents;
    private final DocumentCare care;
    private final Leaves leaves;
    private final HiddenTexts hidden;

    DocumentPages(Documents documents, DocumentCare care, Leaves leaves, HiddenTexts hidden) {
        this.documents = documents;
        this.care = care;
        this.leaves = leaves;
        this.hidden = hidden;
    }

    @GetMapping
    String document(
            @Authenticated Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable String citation,
            @RequestParam(defaultValue = "") List<String> box,
            Model model) {
        var scope = leaves.scope(caller, id);
        var document = leaves.document(scope, id);
        var successor = document.control().supersededBy();
        model.addAttribute("document", document);
        model.addAttribute("revisions", documents.revisions(scope, document.id()));
        model.addAttribute("versions", documents.versions(scope, document.id()));
        model.addAttribute("hiddenPages", hiddenPages(scope, document));
        var parts = documents.parts(scope, document.id());
        model.addAttribute("parts", parts);
        model.addAttribute("partsBusy", parts.stream().anyMatch(part -> BUSY.contains(part.state())));
        model.addAttribute("mayRemove", care.mayRemove(caller, document));
        model.addAttribute("reach", Reach.of(caller, document));
        model.addAttribute(
                "successor",
                successor == null ? null : documents.find(scope, successor).orElse(null));
        if (document.version() > 0 && document.pages() > 0 || page != null || citation != null) {
            model.addAttribute("leaf", leaves.open(caller, scope, document, new Leaves.At(page, citation, box)));
        }
        return "console/document";
    }

    /** The pages that hold text which they do not show. */
    private List<Integer> hiddenPages(AccessScope scope, Document document) {
        return hidden.ofDocument(scope, document.id(), document.version()).stream()
                .map(OnPage::page)
                .distinct()
                .toList();
    }

    /** A page for beside an answer. */
    @GetMapping("/pane")
    String pane(
            @Authenticated Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable String citation,
            Model model) {
        var at = new Leaves.At(page, citation, List.of());
        var scope = leaves.scope(caller, id);
        model.addAttribute("leaf", leaves.open(caller, scope, leaves.document(scope, id), at));
        return "console/leaf :: pane";
    }

    @PostMapping("/replay")
    String replay(@Authenticated Caller caller, @PathVariable UUID id) {
        care.replay(caller, new DocumentId(id));
        return "redirect:/documents/" + id;
    }

    @PostMapping("/remove")
    String remove(@Authenticated Caller caller, @PathVariable UUID id) {
        care.remove(caller, new DocumentId(id));
        return "redirect:/documents";
    }
}
