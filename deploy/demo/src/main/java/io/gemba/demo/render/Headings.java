package io.gemba.demo.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** The headings of a text in their order, each with an anchor. */
final class Headings {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Node, Entry> byNode = new HashMap<>();

    record Entry(int level, String anchor, String text) {}

    static Headings of(Node body) {
        var headings = new Headings();
        body.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        return headings;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    boolean contains(Node node) {
        return byNode.containsKey(node);
    }

    String anchorOf(Node node) {
        var entry = byNode.get(node);
        if (entry == null) {
            throw new IllegalArgumentException("not a heading of this text");
        }
        return entry.anchor();
    }

    private void add(Heading heading) {
        var entry = new Entry(heading.getLevel(), "s" + (entries.size() + 1), plain(heading));
        entries.add(entry);
        byNode.put(heading, entry);
    }

    static String plain(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }
}
