package io.gemba.demo.render;

import io.gemba.demo.render.Letterheads.Letterhead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.renderer.html.HtmlRenderer;

/** A text set in its layout, as XHTML: what a browser shows, or what becomes pages. */
record HtmlPage(Header header, String markup) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Pattern TEXT = Pattern.compile("(?<=>)[^<>]+(?=<)");
    private static final Pattern PART_NUMBER = Pattern.compile("\\b[A-Z][A-Z0-9]*(-[A-Z0-9]+)+\\b[.,;:]?");
    private static final Map<String, List<String>> PAGE_OF =
            Map.of("en", List.of("Page", "of"), "de", List.of("Seite", "von"), "fr", List.of("Page", "sur"));
    private static final Map<String, String> CONTENTS = Map.of("en", "Contents", "de", "Inhalt", "fr", "Sommaire");

    static HtmlPage of(Article article, Letterhead sender) {
        var header = article.header();
        var headings = Headings.of(article.body());
        var body = HtmlRenderer.builder()
                .extensions(Article.EXTENSIONS)
                .attributeProviderFactory(context -> new Attributes(headings))
                .build()
                .render(article.body());
        var pageOf = Objects.requireNonNull(PAGE_OF.get(header.language()), "no words for that language");
        var values = Map.ofEntries(
                Map.entry("language", header.language()),
                Map.entry("title", escape(header.title())),
                Map.entry("subtitle", escape(header.subtitle())),
                Map.entry("running", escape(header.running())),
                Map.entry("footer", escape(header.footer())),
                Map.entry("sender", escape(sender.name())),
                Map.entry("sender-line", escape(sender.line())),
                Map.entry("imprint", lines(sender.imprint())),
                Map.entry("addressee", lines(header.addressee())),
                Map.entry("colour", sender.colour()),
                Map.entry("page-word", pageOf.getFirst()),
                Map.entry("of-word", pageOf.getLast()),
                Map.entry("control", control(header)),
                Map.entry("contents", header.contents() ? contents(header, headings) : ""),
                Map.entry("bookmarks", bookmarks(headings)),
                Map.entry("body", partNumbersUnbroken(body)));
        var style = fill(resource("base.css") + resource(header.layout() + ".css"), values);
        var template = resource(header.layout() + ".html").replace("{{style}}", style);
        return new HtmlPage(header, fill(template, values));
    }

    byte[] bytes() {
        return markup.getBytes(StandardCharsets.UTF_8);
    }

    byte[] toPdf() throws IOException {
        return new Typesetter().toPdf(markup, header.title());
    }

    /** A part number that the line breaks in two would no longer be found by its number. */
    private static String partNumbersUnbroken(String body) {
        return TEXT.matcher(body)
                .replaceAll(text -> Matcher.quoteReplacement(
                        PART_NUMBER.matcher(text.group()).replaceAll("<span class=\"short\">$0</span>")));
    }

    private static String control(Header header) {
        return header.control().entrySet().stream()
                .map(it -> "<tr><th>%s</th><td>%s</td></tr>".formatted(escape(it.getKey()), escape(it.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(List<String> lines) {
        return lines.stream()
                .map(line -> "<div>%s</div>".formatted(escape(line)))
                .collect(Collectors.joining());
    }

    private static String contents(Header header, Headings headings) {
        var lines = headings.entries().stream()
                .filter(it -> it.level() <= 2)
                .map(it -> "<div class=\"toc%d\"><a href=\"#%s\">%s</a></div>"
                        .formatted(it.level(), it.anchor(), escape(it.text())))
                .collect(Collectors.joining("\n"));
        return "<div class=\"contents\"><div class=\"contents-title\">%s</div>%s</div>"
                .formatted(CONTENTS.get(header.language()), lines);
    }

    private static String bookmarks(Headings headings) {
        return headings.entries().stream()
                .filter(it -> it.level() <= 2)
                .map(it -> "<bookmark name=\"%s\" href=\"#%s\"/>".formatted(escape(it.text()), it.anchor()))
                .collect(Collectors.joining("\n"));
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (var in = HtmlPage.class.getResourceAsStream("/layouts/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no layout " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
