package io.gemba.demo.render;

import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Gives a quoted block the style of the signal word it starts with, a heading its anchor, and keeps short cells on one
 * line.
 */
final class Attributes implements AttributeProvider {
    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("danger", "danger"),
            Map.entry("gefahr", "danger"),
            Map.entry("warning", "warning"),
            Map.entry("warnung", "warning"),
            Map.entry("avertissement", "warning"),
            Map.entry("caution", "caution"),
            Map.entry("vorsicht", "caution"),
            Map.entry("attention", "caution"));

    private static final int SHORT = 18;
    private static final int LONG = 11;

    private final Headings headings;

    Attributes(Headings headings) {
        this.headings = headings;
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof BlockQuote) {
            attributes.put("class", STYLES.getOrDefault(signalWord(node), "note"));
        }
        if (node instanceof Paragraph && node.getNext() instanceof TableBlock) {
            attributes.put("class", "before-table");
        }
        if (node instanceof TableBlock && rows(node) > LONG) {
            attributes.put("class", "long");
        }
        if (node instanceof TableCell && Headings.plain(node).length() <= SHORT) {
            attributes.put("class", "short");
        }
        if (headings.contains(node)) {
            attributes.put("id", headings.anchorOf(node));
        }
    }

    private static int rows(Node table) {
        int rows = 0;
        for (Node row = table.getLastChild().getFirstChild(); row != null; row = row.getNext()) {
            rows++;
        }
        return rows;
    }

    private static String signalWord(Node quote) {
        var paragraph = quote.getFirstChild();
        return paragraph != null && paragraph.getFirstChild() instanceof StrongEmphasis strong
                ? Headings.plain(strong).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")
                : "";
    }
}
