package io.gemba.copilot.console;

import io.gemba.copilot.document.Snippet;
import io.gemba.corpus.document.DocumentId;
import io.gemba.corpus.search.FoundDocument;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** A passage that was found, cut where its matching words begin and end. */
record FoundPassage(int page, List<String> heading, List<Stretch> stretches, String href) {
    private static final int MOST_BOXES = 12;

    static FoundPassage of(FoundDocument document, Snippet snippet) {
        var heading = snippet.heading().stream()
                .filter(it -> !it.equals(document.title()))
                .toList();
        return new FoundPassage(snippet.page(), heading, stretches(snippet), href(document.id(), snippet));
    }

    private static List<Stretch> stretches(Snippet snippet) {
        var stretches = new ArrayList<Stretch>();
        var text = snippet.text();
        var from = 0;
        for (var mark : snippet.marks()) {
            stretches.add(new Stretch(text.substring(from, mark.from()), false));
            stretches.add(new Stretch(text.substring(mark.from(), mark.to()), true));
            from = mark.to();
        }
        stretches.add(new Stretch(text.substring(from), false));
        return stretches;
    }

    private static String href(DocumentId document, Snippet snippet) {
        var link = UriComponentsBuilder.fromPath("/documents/{id}").queryParam("page", snippet.page());
        snippet.boxes().stream().limit(MOST_BOXES).forEach(box -> link.queryParam("box", BoxText.of(box)));
        return link.build(document.value()).toString();
    }

    /** A stretch of text that matches, or stands between matches. */
    record Stretch(String text, boolean marked) {}
}
