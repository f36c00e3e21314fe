package io.gemba.copilot.document.web;

import io.gemba.copilot.document.PassageSearch;
import io.gemba.copilot.document.Snippet;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.retrieval.Degradation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchController {
    private final PassageSearch search;

    SearchController(PassageSearch search) {
        this.search = search;
    }

    @GetMapping("/api/v1/search")
    SearchView search(
            @Authenticated Caller caller,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
        var hits = search.search(caller, q, kind, limit);
        return new SearchView(hits.documents().stream().map(HitView::of).toList(), degraded(hits));
    }

    private static List<String> degraded(PassageSearch.Hits hits) {
        var degraded = new ArrayList<String>();
        if (hits.byWordsAlone()) {
            degraded.add(Degradation.WORDS_ALONE.code());
        }
        if (hits.withoutRecords()) {
            degraded.add(Degradation.RECORDS_AWAY.code());
        }
        return degraded;
    }

    /**
     * What a search found; its order is all that is said of how well it fits.
     *
     * @param degraded codes of what was left out, because something did not answer
     */
    record SearchView(List<HitView> documents, List<String> degraded) {}

    /** A document in which something was found. */
    record HitView(
            UUID documentId,
            String title,
            String kind,
            @Nullable String number,
            @Nullable String revision,
            boolean superseded,
            String standing,
            @Nullable String site,
            List<PassageView> passages) {

        static HitView of(PassageSearch.Hit hit) {
            var document = hit.document();
            return new HitView(
                    document.id().value(),
                    document.title(),
                    document.kind().label(),
                    document.number(),
                    document.revision(),
                    document.superseded(),
                    document.standing().label(),
                    document.site(),
                    hit.passages().stream()
                            .map(passage -> PassageView.of(document.id().value(), passage))
                            .toList());
        }
    }

    /**
     * A passage.
     *
     * @param marks stretches {@code [from, to)} of the text that match
     */
    record PassageView(
            int page, List<float[]> boxes, List<String> heading, String text, List<int[]> marks, String url) {

        static PassageView of(UUID document, Snippet snippet) {
            return new PassageView(
                    snippet.page(),
                    snippet.boxes().stream()
                            .map(box -> new float[] {box.x0(), box.y0(), box.x1(), box.y1()})
                            .toList(),
                    snippet.heading(),
                    snippet.text(),
                    snippet.marks().stream()
                            .map(mark -> new int[] {mark.from(), mark.to()})
                            .toList(),
                    "/documents/%s?page=%d".formatted(document, snippet.page()));
        }
    }
}
