package io.gemba.ingestion.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.SAXException;

/** Walks through the content of an OpenDocument file and keeps its structure. */
final class OdfBody {
    private static final String OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:";
    /** What was struck out, what is remarked beside the text, and what programs make of it. */
    private static final Set<String> LEFT_OUT = Set.of(
            "text:tracked-changes",
            "table:tracked-changes",
            "office:annotation",
            "office:forms",
            "office:scripts",
            "text:note-citation",
            "text:sequence-decls",
            "text:variable-decls",
            "text:table-of-content",
            "text:page-number",
            "presentation:footer-decl",
            "presentation:header-decl",
            "presentation:date-time-decl",
            "svg-compatible:title",
            "svg-compatible:desc");

    private static final Set<String> SLIDE_FURNITURE = Set.of("date-time", "footer", "header", "page-number");
    /** Stands for an element that has no counterpart. */
    private static final String PLAIN = "";

    private static final String PARAGRAPH = "p";
    private static final int MOST_SPACES = 40;
    private static final Pattern VERSION = Pattern.compile(":1\\.\\d$");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,6}");

    private final XMLStreamReader xml;
    private final FlowCollector out = new FlowCollector();
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<OdfCells> tables = new ArrayDeque<>();
    private final Set<String> orderedLists = new HashSet<>();
    private String listStyle = "";
    private boolean sheets;
    private boolean title;
    private boolean notesToCome;
    private int headerRows;
    private int notes;
    private int paragraphs;

    private final Map<String, String> prefixes = new HashMap<>();

    OdfBody(XMLStreamReader xml) {
        this.xml = xml;
    }

    List<Flow> read() throws XMLStreamException, FileRejected {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(name());
                    case XMLStreamConstants.END_ELEMENT -> end(name());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> say(xml.getText());
                    default -> {
                        // Comments and instructions are not text.
                    }
                }
            }
            return out.flow();
        } catch (SAXException e) {
            throw e.getException() instanceof FileRejected rejected ? rejected : OfficeReading.damaged();
        }
    }

    /** With the prefix that everybody uses, whatever the file itself calls it. */
    private String name() {
        var namespace = Optional.ofNullable(xml.getNamespaceURI()).orElse("");
        return prefixes.computeIfAbsent(namespace, OdfBody::prefix) + ":" + xml.getLocalName();
    }

    private static String prefix(String namespace) {
        return namespace.startsWith(OPEN_DOCUMENT)
                ? VERSION.matcher(namespace.substring(OPEN_DOCUMENT.length())).replaceFirst("")
                : "";
    }

    private String attribute(String prefix, String name) {
        return Optional.ofNullable(xml.getAttributeValue(OPEN_DOCUMENT + prefix + ":1.0", name))
                .orElse("");
    }

    private int number(String prefix, String name) {
        var digits = attribute(prefix, name);
        return NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 1;
    }

    private void start(String name) throws XMLStreamException, SAXException {
        if (LEFT_OUT.contains(name)
                || name.equals("drawing:frame") && SLIDE_FURNITURE.contains(attribute("presentation", "class"))) {
            skip();
            return;
        }
        var tag = tag(name);
        open.push(tag);
        if (tag.equals("td")) {
            cells().begin(headerRows > 0, number("table", "number-columns-repeated"));
        } else if (!tag.isEmpty()) {
            out.start(tag);
        }
    }

    private String tag(String name) throws SAXException {
        return switch (name) {
            case "text:h", "text:p" -> paragraph(name);
            case "text:list" -> list();
            case "text:list-item", "text:list-header" -> "li";
            case "table:table" -> {
                if (sheets) {
                    heading(1, attribute("table", "name"));
                }
                tables.push(new OdfCells(out));
                yield "table";
            }
            case "table:table-row" -> {
                cells().beginRow();
                yield "tr";
            }
            case "table:table-cell", "table:covered-table-cell" -> "td";
            case "text:line-break" -> "br";
            default -> {
                note(name);
                yield PLAIN;
            }
        };
    }

    private String paragraph(String name) throws SAXException {
        paragraphs++;
        if (notes > 0) {
            return PLAIN;
        }
        if (title) {
            return "h1";
        }
        return name.equals("text:h") ? "h" + Math.min(6, number("text", "outline-level")) : PARAGRAPH;
    }

    private String list() {
        var style = attribute("text", "style-name");
        listStyle = style.isEmpty() ? listStyle : style;
        return orderedLists.contains(listStyle) ? "ol" : "ul";
    }

    /** Takes in what an element means that is not shown by itself. */
    private void note(String name) throws SAXException {
        switch (name) {
            case "office:spreadsheet" -> sheets = true;
            case "drawing:page" -> out.breakPage();
            case "drawing:frame" -> title = attribute("presentation", "class").equals("title");
            case "presentation:notes" -> notesToCome = true;
            case "table:table-header-rows" -> headerRows++;
            case "text:list-style" -> listStyle = attribute("style", "name");
            case "text:list-level-style-number" -> {
                if (number("text", "level") == 1) {
                    orderedLists.add(listStyle);
                }
            }
            case "text:s" -> say(" ".repeat(Math.min(MOST_SPACES, number("text", "c"))));
            case "text:tab" -> say(" ");
            case "text:note" -> {
                say(" (");
                notes++;
            }
            default -> {
                // Most elements say how something looks.
            }
        }
    }

    private void end(String name) throws SAXException {
        var tag = open.pop();
        switch (name) {
            case "text:h", "text:p" -> paragraphs--;
            case "drawing:frame" -> title = false;
            case "presentation:notes" -> notesToCome = false;
            case "table:table-header-rows" -> headerRows--;
            case "table:table" -> tables.pop();
            case "text:note" -> {
                notes--;
                say(")");
            }
            default -> {
                // Nothing was taken in.
            }
        }
        if (tag.equals("td")) {
            cells().end();
        } else if (!tag.isEmpty()) {
            out.end(tag);
        }
    }

    private void say(String text) throws SAXException {
        if (paragraphs == 0) {
            return;
        }
        if (notesToCome && !text.isBlank()) {
            notesToCome = false;
            heading(2, "Notes");
        }
        if (!tables.isEmpty()) {
            tables.peek().say(text);
        }
        out.say(text);
    }

    private void heading(int level, String text) throws SAXException {
        out.start("h" + level);
        out.say(text);
        out.end("h" + level);
    }

    private OdfCells cells() {
        if (tables.isEmpty()) {
            tables.push(new OdfCells(out));
        }
        return tables.element();
    }

    private void skip() throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            var event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
