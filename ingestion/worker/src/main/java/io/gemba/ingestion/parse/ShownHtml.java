package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Takes out of a web page what a browser does not show, as its markup and its style sheets say. */
final class ShownHtml {
    private static final int FEW_WORDS = 3;
    private static final int DEEPEST = 300;

    private final TakenOut out = new TakenOut();
    private final CssLooks looks;

    private ShownHtml(CssLooks looks) {
        this.looks = looks;
    }

    static ShownCopy of(Path file) throws IOException {
        var page = Jsoup.parse(file);
        var reading = new ShownHtml(CssLooks.of(page));
        reading.read(page.body(), CssLooks.Look.OF_PAGE, null, 0);
        var hidden = reading.out.hidden();
        return hidden.isEmpty() ? ShownCopy.original(file, hidden) : new ShownCopy(copy(page, file), true, hidden);
    }

    private static Path copy(Document page, Path file) throws IOException {
        page.charset(StandardCharsets.UTF_8);
        page.outputSettings().prettyPrint(false);
        var copy = Files.createTempFile(file.toAbsolutePath().getParent(), "shown", ".html");
        return Files.writeString(copy, page.outerHtml());
    }

    private void read(Element element, CssLooks.Look around, @Nullable Kind hidingAround, int depth) {
        var look = looks.of(element, around);
        var hiding = hidingAround != null ? hidingAround : look.hiding();
        if (element.normalName().equals("img")) {
            out.alternative(element.attr("alt"));
        }
        for (var child : List.copyOf(element.childNodes())) {
            read(child, look, hiding, depth);
        }
        if (element.isBlock()) {
            out.part();
        }
    }

    private void read(Node node, CssLooks.Look look, @Nullable Kind hiding, int depth) {
        switch (node) {
            case TextNode text -> {
                var kind = hiding != null ? hiding : look.hidingText();
                if (kind == null) {
                    out.stays(text.getWholeText());
                } else if (!text.isBlank()) {
                    out.add(kind, text.getWholeText() + " ");
                    text.text("");
                }
            }
            case Comment comment -> {
                var said = comment.getData().strip();
                if (!said.startsWith("[") && !said.contains("<") && said.split("\\s+").length >= FEW_WORDS) {
                    out.add(Kind.COMMENT, said + " ");
                }
            }
            case Element child when depth < DEEPEST -> read(child, look, hiding, depth + 1);
            default -> {
                // Data of programs and style sheets.
            }
        }
    }
}
