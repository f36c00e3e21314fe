package io.gemba.ingestion.parse;

import io.gemba.ingestion.page.PrintedText;
import io.gemba.ingestion.parse.FileRejected.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the XHTML that Tika writes of a file and keeps its structure. */
final class FlowCollector extends DefaultHandler {
    private static final Pattern MARK =
            Pattern.compile("(\\(?\\d{1,3}[.)]|\\(?[a-z][.)]|[•·▪-])\\s+(.+)", Pattern.DOTALL);
    private static final int MOST_CHARACTERS = 20_000_000;

    private final List<Flow> flow = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<ListState> lists = new ArrayDeque<>();
    private final Deque<TableState> tables = new ArrayDeque<>();
    private boolean inHead;
    private int bold;
    private int boldFrom;
    private long characters;

    List<Flow> flow() {
        flushParagraph();
        return flow;
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
            case "table" -> {
                flushParagraph();
                tables.push(new TableState());
            }
            case "tr" -> table(TableState::startRow);
            case "th" -> table(TableState::startHeaderCell);
            case "td" -> table(TableState::startCell);
            case "b", "strong" -> boldFrom = text.length();
            case "br" -> text.append('\n');
            default -> {
                // Inline markup carries no structure.
            }
        }
    }

    private void startBlock() {
        if (tables.isEmpty() && lists.isEmpty()) {
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
            case "td", "th" -> table(it -> it.endCell(clean()));
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
        if (tables.isEmpty()) {
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
        if (!tables.isEmpty()) {
            text.append(item).append('\n');
            return;
        }
        var list = lists.peek();
        flow.add(new Flow.Item(list.ordered ? list.count + "." : "•", lists.size() - 1, item));
    }

    private void flushParagraph() {
        if (!tables.isEmpty()) {
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

    private void table(Consumer<TableState> change) {
        if (!tables.isEmpty()) {
            change.accept(tables.peek());
        }
    }

    private void endTable() {
        var table = tables.poll();
        text.setLength(0);
        if (table != null) {
            table.takeCaptions().forEach(caption -> flow.add(new Flow.Paragraph(caption)));
            if (!table.rows.isEmpty()) {
                flow.add(new Flow.Table(table.hasHeader(), table.rows));
            }
        }
    }

    private String clean() {
        var clean = PrintedText.clean(text.toString())
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
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

    private final class TableState {
        private final List<List<String>> rows = new ArrayList<>();
        private @Nullable List<String> headerRow;
        private int headerCells;
        private boolean header;

        void startRow() {
            text.setLength(0);
            rows.add(new ArrayList<>());
        }

        void startHeaderCell() {
            text.setLength(0);
            header = true;
        }

        void startCell() {
            text.setLength(0);
            bold = 0;
        }

        void endCell(String cell) {
            if (rows.isEmpty()) {
                return;
            }
            rows.getLast().add(cell);
            var set = bold > 0 && bold >= cell.length() - 2;
            if (header || set && (headerRow == null || headerRow == rows.getLast())) {
                headerCells += headerRow == null || headerRow == rows.getLast() ? 1 : 0;
                headerRow = headerRow == null ? rows.getLast() : headerRow;
            }
            header = false;
        }

        /** Takes out the rows above the table proper that hold one cell: in a sheet they are its title. */
        List<String> takeCaptions() {
            rows.removeIf(row -> row.stream().allMatch(String::isBlank));
            var captions = new ArrayList<String>();
            while (rows.size() > 1
                    && filled(rows.getFirst()) == 1
                    && rows.stream().anyMatch(row -> filled(row) > 1)) {
                captions.add(String.join(" ", rows.removeFirst()).strip());
                headerRow = null;
            }
            return captions;
        }

        private static long filled(List<String> row) {
            return row.stream().filter(cell -> !cell.isBlank()).count();
        }

        /** The first row, if it is marked or set as such, or if it alone is without numbers. */
        boolean hasHeader() {
            if (rows.size() < 2) {
                return false;
            }
            return headerRow != null
                    ? headerRow == rows.getFirst()
                            && headerCells == rows.getFirst().size()
                    : rows.getFirst().size() > 1
                            && rows.getFirst().stream().noneMatch(cell -> cell.isBlank() || hasDigit(cell))
                            && rows.stream().skip(1).flatMap(List::stream).anyMatch(TableState::hasDigit);
        }

        private static boolean hasDigit(String cell) {
            return cell.chars().anyMatch(Character::isDigit);
        }
    }
}
