package io.gemba.copilot.console;

import io.gemba.corpus.chunk.Box;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.page.HiddenTexts.OnPage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A page of a document with what is highlighted on it.
 *
 * @param shown what led here; null when a page was merely turned to
 * @param boxes to highlight, none if the cited version is not the one in force
 * @param query which is kept while turning pages
 * @param hidden text that the page holds and does not show
 */
record Leaf(
        Document document,
        int page,
        @Nullable Shown shown,
        List<Box> boxes,
        List<Parameter> query,
        List<OnPage> hidden) {
    private static final float PADDING = 0.004f;

    public List<Mark> marks() {
        return boxes.stream().map(Mark::around).toList();
    }

    public String picture() {
        return "/api/v1/documents/%s/pages/%d.png".formatted(document.id().value(), page);
    }

    public String href() {
        return link("/documents/{id}", page);
    }

    public @Nullable String previous() {
        return page > 1 ? link("/documents/{id}", page - 1) : null;
    }

    public @Nullable String next() {
        return page < document.pages() ? link("/documents/{id}", page + 1) : null;
    }

    public @Nullable String previousPane() {
        return page > 1 ? link("/documents/{id}/pane", page - 1) : null;
    }

    public @Nullable String nextPane() {
        return page < document.pages() ? link("/documents/{id}/pane", page + 1) : null;
    }

    private String link(String path, int to) {
        var link = UriComponentsBuilder.fromPath(path).queryParam("page", to);
        query.forEach(parameter -> link.queryParam(parameter.name(), parameter.value()));
        return link.build(document.id().value()).toString();
    }

    /** Part of an address. */
    record Parameter(String name, String value) {}

    /**
     * What a citation points at.
     *
     * @param page it is on
     * @param changed true if the document has changed since it was cited
     */
    record Shown(int n, int page, String quote, boolean superseded, boolean scanned, boolean changed) {}

    /** A highlighted stretch, as fractions of the page, a little larger than what it marks. */
    record Mark(String x, String y, String width, String height) {
        static Mark around(Box box) {
            var x0 = Math.max(0, box.x0() - PADDING);
            var y0 = Math.max(0, box.y0() - PADDING);
            var x1 = Math.min(1, box.x1() + PADDING);
            var y1 = Math.min(1, box.y1() + PADDING);
            return new Mark(text(x0), text(y0), text(x1 - x0), text(y1 - y0));
        }

        private static String text(float fraction) {
            return String.format(Locale.ROOT, "%.4f", fraction);
        }
    }
}
