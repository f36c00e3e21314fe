package io.gemba.copilot.console;

import io.gemba.copilot.document.PassageSearch;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.InvalidRequest;
import java.util.List;
import java.util.TreeMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Searching without asking. */
@Page
class SearchPage {
    private static final int MOST = 20;

    private final PassageSearch search;

    SearchPage(PassageSearch search) {
        this.search = search;
    }

    @GetMapping("/search")
    String search(
            @Authenticated Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("kind", kind);
        model.addAttribute("most", MOST);
        if (!q.isBlank()) {
            try {
                find(caller, q, kind, model);
            } catch (InvalidRequest e) {
                model.addAttribute("problem", e);
            }
        }
        return "console/search";
    }

    private void find(Caller caller, String q, String kind, Model model) {
        var all = search.search(caller, q, null, MOST + 1);
        var kinds = new TreeMap<String, Long>();
        all.documents().forEach(hit -> kinds.merge(hit.document().kind().label(), 1L, Long::sum));
        var found = kind.isBlank() ? all : search.search(caller, q, kind, MOST + 1);
        var hits = found.documents();
        model.addAttribute("byWordsAlone", found.byWordsAlone());
        model.addAttribute("withoutRecords", found.withoutRecords());
        model.addAttribute("kinds", kinds);
        model.addAttribute("hits", hits.stream().limit(MOST).map(Found::of).toList());
        model.addAttribute("more", hits.size() > MOST);
    }

    /** A document in which something was found. */
    record Found(PassageSearch.Hit hit, List<FoundPassage> passages) {
        static Found of(PassageSearch.Hit hit) {
            return new Found(
                    hit,
                    hit.passages().stream()
                            .map(passage -> FoundPassage.of(hit.document(), passage))
                            .toList());
        }
    }
}
