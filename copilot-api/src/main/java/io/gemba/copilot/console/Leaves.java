package io.gemba.copilot.console;

import io.gemba.copilot.console.Leaf.Parameter;
import io.gemba.copilot.console.Leaf.Shown;
import io.gemba.copilot.conversation.AnswerId;
import io.gemba.copilot.conversation.Conversations;
import io.gemba.copilot.conversation.StoredCitation.OfDocument;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.odoo.RecordSight;
import io.gemba.copilot.problem.NotFound;
import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.page.HiddenTexts;
import io.gemba.corpus.page.HiddenTexts.OnPage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens documents at a page, for those who may read them. */
@Component
class Leaves {
    private static final Pattern CITATION = Pattern.compile("([0-9a-fA-F-]{36})\\.([1-9][0-9]{0,3})");

    private final Documents documents;
    private final RecordSight sight;
    private final Conversations conversations;
    private final HiddenTexts hidden;

    Leaves(Documents documents, RecordSight sight, Conversations conversations, HiddenTexts hidden) {
        this.documents = documents;
        this.sight = sight;
        this.conversations = conversations;
        this.hidden = hidden;
    }

    /** What the caller may read, this document included if it hangs on a record that they see. */
    AccessScope scope(Caller caller, UUID id) {
        return sight.scope(caller, List.of(new DocumentId(id)));
    }

    /** The document, if the scope reaches it. */
    Document document(AccessScope scope, UUID id) {
        return documents.find(scope, new DocumentId(id)).orElseThrow(() -> new NotFound("document"));
    }

    /**
     * A page of a document; the first, or the cited one, if none is named.
     *
     * @param scope of the caller
     * @throws NotFound if there is no such page, or the citation is none that the caller may look up
     */
    Leaf open(Caller caller, AccessScope scope, Document document, At at) {
        var cited = at.citation() == null ? null : citation(caller, document, at.citation());
        var page = at.page() != null ? at.page() : cited != null ? cited.page() : 1;
        if (page < 1 || page > document.pages() || document.version() == 0) {
            throw new NotFound("page");
        }
        var unseen = hidden.ofPage(scope, document.id(), document.version(), page);
        return cited == null ? found(document, page, at.boxes(), unseen) : cited(document, page, cited, at, unseen);
    }

    private static Leaf found(Document document, int page, List<String> boxes, List<OnPage> unseen) {
        return new Leaf(
                document,
                page,
                null,
                boxes.stream().map(BoxText::read).flatMap(Optional::stream).toList(),
                List.of(),
                unseen);
    }

    private static Leaf cited(Document document, int page, OfDocument cited, At at, List<OnPage> unseen) {
        var changed = cited.version() != document.version();
        var shown = new Shown(
                cited.n(),
                cited.page(),
                cited.quote(),
                cited.superseded() || document.isSuperseded(),
                cited.isPoorlyRead(),
                changed);
        var boxes = changed || page != cited.page() ? List.<Box>of() : cited.boxes();
        return new Leaf(
                document,
                page,
                shown,
                boxes,
                List.of(new Parameter("citation", String.valueOf(at.citation()))),
                unseen);
    }

    private OfDocument citation(Caller caller, Document document, String id) {
        var parts = CITATION.matcher(id);
        if (!parts.matches()) {
            throw new NotFound("citation");
        }
        var citation =
                conversations.citation(caller, new AnswerId(uuid(parts.group(1))), Integer.parseInt(parts.group(2)));
        if (citation instanceof OfDocument cited && cited.document().equals(document.id())) {
            return cited;
        }
        throw new NotFound("citation");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("citation");
        }
    }

    /**
     * Where to open a document.
     *
     * @param citation whose passage is highlighted
     * @param boxes that are highlighted otherwise, as {@code x0_y0_x1_y1}
     */
    record At(@Nullable Integer page, @Nullable String citation, List<String> boxes) {
        private static final int MOST_BOXES = 60;

        At {
            boxes = boxes.stream().limit(MOST_BOXES).toList();
        }
    }
}
