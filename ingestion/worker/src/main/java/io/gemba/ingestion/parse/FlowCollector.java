package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.PrintedText;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the XHTML that Tika writes of a file and keeps its structure. */
final class FlowCollector extends DefaultHandler {
    private static final Pattern MARK =
            Pattern.compile("(\\(?\\d{1,3}[.)]|\\(?[a-z][.)]|[•·▪-])\\s+(.+)", Pattern.DOTALL);
    private static final Attributes NO_ATTRIBUTES = new AttributesImpl();
    private static final int MOST_CHARACTERS = 20_000_000;

    private final List<Flow> flow = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<ListState> lists = new ArrayDeque<>();
    private final Deque<FlowTable> tables = new ArrayDeque<>();
    private boolean inHead;
    private int bold;
    private int boldFrom;
    private long characters;

    List<Flow> flow() {
        flushParagraph();
        return flow;
    }

    /** What follows begins a new page. */
    void breakPage() {
        flushParagraph();
        flow.add(new Flow.Break());
    }

    void start(String name) {
        startElement("", name, name, NO_ATTRIBUTES);
    }

    void say(String words) throws SAXException {
        characters(words.toCharArray(), 0, words.length());
    }

    void end(String name) {
        endElement("", name, name);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "head" -> inHead = true;
            case "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "pre", "blockquote" -> startBlock();
            case "ul", "ol" -> {
                flushParagraph();
                lists.push(new ListState(name.equals("ol")));
            }
            case "li" -> {
                flushParagraph();
                if (!lists.isEmpty()) {
                    lists.peek().count++;
                }
            }
            case "table" -> startTable();
            case "tr" -> table(FlowTable::startRow);
            case "th" -> table(FlowTable::startHeaderCell);
            case "td" -> table(table -> bold = 0);
            case "b", "strong" -> boldFrom = text.length();
            case "br" -> text.append('\n');
            default -> {
                // Inline markup carries no structure.
            }
        }
    }

    /** A table that holds another only says where things stand: what is in its cells follows one after the other. */
    private void startTable() {
        if (isInCells()) {
            var around = tables.element();
            around.becomeFrame(clean()).forEach(cell -> flow.add(new Flow.Paragraph(cell)));
        }
        flushParagraph();
        tables.push(new FlowTable());
    }

    private boolean isInCells() {
        return !tables.isEmpty() && !tables.element().isFrame();
    }

    private void startBlock() {
        if (!isInCells() && lists.isEmpty()) {
            flushParagraph();
        } else if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "head" -> {
                inHead = false;
                text.setLength(0);
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(name.charAt(1) - '0');
            case "p", "div", "pre", "blockquote" -> startBlock();
            case "b", "strong" -> bold += Math.max(0, text.length() - boldFrom);
            case "li" -> item();
            case "ul", "ol" -> {
                item();
                lists.poll();
            }
            case "td", "th" -> endCell();
            case "table" -> endTable();
            default -> {
                // Inline markup carries no structure.
            }
        }
    }

    @Override
    public void characters(char[] ch, int start, int length) throws SAXException {
        if (inHead) {
            return;
        }
        characters += length;
        if (characters > MOST_CHARACTERS) {
            throw new SAXException(new FileRejected(
                    Reason.EXPANDS_TOO_FAR,
                    "The file holds more than %d million characters.".formatted(MOST_CHARACTERS / 1_000_000)));
        }
        text.append(ch, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] ch, int start, int length) {
        text.append(' ');
    }

    private void heading(int level) {
        var heading = clean();
        if (heading.isEmpty()) {
            return;
        }
        if (!isInCells()) {
            flow.add(new Flow.Heading(level, heading));
        } else {
            text.append(heading);
        }
    }

    private void item() {
        var item = clean();
        if (item.isEmpty() || lists.isEmpty()) {
            text.append(item);
            return;
        }
        if (isInCells()) {
            text.append(item).append('\n');
            return;
        }
        var list = lists.peek();
        flow.add(new Flow.Item(list.ordered ? list.count + "." : "•", lists.size() - 1, item));
    }

    private void flushParagraph() {
        if (isInCells()) {
            return;
        }
        if (!lists.isEmpty()) {
            item();
            return;
        }
        var paragraph = clean();
        if (paragraph.isEmpty()) {
            return;
        }
        var mark = MARK.matcher(paragraph);
        flow.add(mark.matches() ? new Flow.Item(mark.group(1), 0, mark.group(2)) : new Flow.Paragraph(paragraph));
    }

    private void table(Consumer<FlowTable> change) {
        if (isInCells()) {
            text.setLength(0);
            change.accept(tables.element());
        } else {
            flushParagraph();
        }
    }

    private void endCell() {
        if (isInCells()) {
            tables.element().endCell(clean(), bold);
        } else {
            flushParagraph();
        }
    }

    private void endTable() {
        if (!isInCells()) {
            flushParagraph();
        }
        var table = tables.poll();
        text.setLength(0);
        if (table != null) {
            table.takeCaptions().forEach(caption -> flow.add(new Flow.Paragraph(caption)));
            if (!table.rows().isEmpty()) {
                flow.add(new Flow.Table(table.hasHeader(), table.rows()));
            }
        }
    }

    private String clean() {
        var clean = PrintedText.spaced(PrintedText.clean(text.toString()));
        text.setLength(0);
        return clean;
    }

    private static final class ListState {
        private final boolean ordered;
        private int count;

        ListState(boolean ordered) {
            this.ordered = ordered;
        }
    }
}
