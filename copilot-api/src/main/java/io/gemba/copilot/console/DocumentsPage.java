package io.gemba.copilot.console;

import io.gemba.copilot.document.DocumentSettings;
import io.gemba.copilot.document.Upkeep;
import io.gemba.copilot.document.Upload;
import io.gemba.copilot.document.UploadDesk;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.document.Documents.Filter;
import io.gemba.corpus.document.LoadProgress;
import io.gemba.corpus.embedding.EmbeddingProgress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** The documents that somebody may read, and handing in more. */
@Page
@RequestMapping("/documents")
class DocumentsPage {
    private static final int PER_PAGE = 50;
    private static final int LONGEST_TEXT = 200;
    private static final int LAST_PAGE = 10_000;

    private final Documents documents;
    private final LoadProgress progress;
    private final Upkeep upkeep;
    private final UploadDesk desk;
    private final DocumentSettings settings;

    DocumentsPage(
            Documents documents, LoadProgress progress, Upkeep upkeep, UploadDesk desk, DocumentSettings settings) {
        this.documents = documents;
        this.progress = progress;
        this.upkeep = upkeep;
        this.desk = desk;
        this.settings = settings;
    }

    @GetMapping
    String list(
            @Authenticated Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var wished = new Wished(q.substring(0, Math.min(q.length(), LONGEST_TEXT)), state(state), kind(kind));
        var at = Math.clamp(page, 1, LAST_PAGE);
        var found = documents.list(caller.scope(), wished.filter(PER_PAGE + 1, (at - 1) * PER_PAGE));
        var counts = counts(caller);
        model.addAttribute("wished", wished);
        model.addAttribute("page", at);
        model.addAttribute("more", found.size() > PER_PAGE);
        model.addAttribute("documents", found.stream().limit(PER_PAGE).toList());
        model.addAttribute("counts", counts);
        model.addAttribute(
                "total", counts.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute(
                "busy", counts.containsKey(DocumentState.RECEIVED) || counts.containsKey(DocumentState.PROCESSING));
        model.addAttribute(
                "load", progress.load(caller.scope()).map(LoadView::new).orElse(null));
        model.addAttribute("reasons", progress.reasons(caller.scope()));
        model.addAttribute("upkeep", upkeep.state(caller).orElse(null));
        model.addAttribute(
                "reembedding",
                documents.reembedding(caller.scope()).map(Reembedding::of).orElse(null));
        model.addAttribute("kinds", DocumentKind.values());
        model.addAttribute("groups", groups(caller));
        model.addAttribute("largest", settings.largest());
        return "console/documents";
    }

    /** For browsers without scripts; those with them use the API, for the progress. */
    @PostMapping
    String upload(
            @Authenticated Caller caller,
            @RequestPart List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") List<String> audience,
            @RequestParam(required = false) @Nullable String company) {
        var readers = audience.stream().filter(it -> !it.isBlank()).toList();
        file.forEach(one -> desk.receive(
                caller,
                new Upload(
                        Optional.ofNullable(one.getOriginalFilename()).orElse(""),
                        one.getSize(),
                        one::getInputStream,
                        kind,
                        readers,
                        null,
                        company,
                        null)));
        return "redirect:/documents";
    }

    private Map<DocumentState, Long> counts(Caller caller) {
        var counts = new EnumMap<DocumentState, Long>(DocumentState.class);
        documents.countByState(caller.scope()).forEach(count -> counts.put(count.state(), count.documents()));
        return counts;
    }

    private static List<Principal> groups(Caller caller) {
        return caller.principals().stream()
                .filter(principal -> principal.value().startsWith("group:"))
                .sorted()
                .toList();
    }

    private static @Nullable DocumentState state(String label) {
        return Arrays.stream(DocumentState.values())
                .filter(state -> state != DocumentState.DELETED && state.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable DocumentKind kind(String label) {
        return DocumentKind.ofLabel(label).orElse(null);
    }

    /**
     * How far the change to another embedding model has come.
     *
     * @param minutes that are left, where that can be said
     * @param waits true if something keeps it from going on
     */
    record Reembedding(String model, long percent, @Nullable Long minutes, boolean waits) {
        static Reembedding of(EmbeddingProgress progress) {
            var all = Math.max(1, progress.done() + progress.left());
            return new Reembedding(
                    progress.model(),
                    100 * progress.done() / all,
                    progress.timeLeft()
                            .map(left -> Math.max(1, Math.ceilDiv(left.toSeconds(), 60)))
                            .orElse(null),
                    progress.problem().isPresent());
        }
    }

    /** Which documents to list; what cannot be understood does not narrow it. */
    record Wished(
            String q,
            @Nullable DocumentState state,
            @Nullable DocumentKind kind) {

        Filter filter(int limit, int offset) {
            return new Filter(q, state, kind, limit, offset);
        }

        public boolean isNarrow() {
            return !q.isBlank() || state != null || kind != null;
        }

        public String stateLabel() {
            return state == null ? "" : state.label();
        }

        public String kindLabel() {
            return kind == null ? "" : kind.label();
        }
    }
}
