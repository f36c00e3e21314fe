package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/** Tells which text of an Excel file is shown: hidden sheets, rows, columns and cells are not, nor are remarks. */
final class ShownSheets implements ShownPackage.Filters {
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");
    private static final Pattern NOTHING = Pattern.compile("0(?:\\.0+)?");
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");
    private static final Pattern REMARKS =
            Pattern.compile("xl/(?:comments\\d*|threadedComments/[^/]+|comments/[^/]+)\\.xml");

    private final SheetStyles styles;
    private final List<String> shared = new ArrayList<>();
    private final Set<String> hiddenSheets = new HashSet<>();

    ShownSheets(ShownPackage.Parts parts) throws IOException, XMLStreamException {
        styles = SheetStyles.of(parts);
        parts.read("xl/sharedStrings.xml", new SharedTexts());
        var targets = new HashMap<String, String>();
        parts.read("xl/_rels/workbook.xml.rels", event -> {
            if (event.isStartElement() && isNamed(event.asStartElement(), "Relationship")) {
                targets.put(
                        value(event.asStartElement(), "Id").orElse(""),
                        value(event.asStartElement(), "Target").orElse(""));
            }
        });
        parts.read("xl/workbook.xml", event -> {
            if (event.isStartElement() && isHiddenSheet(event.asStartElement())) {
                var id = event.asStartElement().getAttributeByName(new QName(R, "id"));
                var target = id == null ? "" : targets.getOrDefault(id.getValue(), "");
                hiddenSheets.add(target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
    }

    private static boolean isHiddenSheet(StartElement element) {
        return isNamed(element, "sheet")
                && value(element, "state")
                        .filter(state -> !state.equals("visible"))
                        .isPresent();
    }

    private static boolean isNamed(StartElement element, String name) {
        return element.getName().getLocalPart().equals(name);
    }

    static Optional<String> value(StartElement element, String name) {
        return Optional.ofNullable(element.getAttributeByName(new QName(name))).map(it -> it.getValue());
    }

    @Override
    public Optional<ShownPackage.Filter> filter(String part) {
        if (part.equals("xl/workbook.xml") && !hiddenSheets.isEmpty()) {
            return Optional.of(new Book());
        }
        if (REMARKS.matcher(part).matches()) {
            return Optional.of(new Remarks());
        }
        return SHEET.matcher(part).matches() ? Optional.of(new Sheet(hiddenSheets.contains(part))) : Optional.empty();
    }

    /** The texts that cells refer to by number. */
    private final class SharedTexts implements ShownPackage.Listener {
        private final StringBuilder text = new StringBuilder();
        private boolean inText;

        @Override
        public void event(XMLEvent event) {
            if (event.isStartElement()) {
                inText = isNamed(event.asStartElement(), "t");
                if (isNamed(event.asStartElement(), "si")) {
                    text.setLength(0);
                }
            } else if (event.isEndElement()) {
                inText = false;
                if (event.asEndElement().getName().getLocalPart().equals("si")) {
                    shared.add(text.toString());
                }
            } else if (inText && event.isCharacters()) {
                text.append(event.asCharacters().getData());
            }
        }
    }

    /** Leaves the hidden sheets out of the list of sheets. */
    private static final class Book implements ShownPackage.Filter {
        private boolean inHidden;

        @Override
        public boolean shows(XMLEvent event) {
            if (event.isStartElement() && isHiddenSheet(event.asStartElement())) {
                inHidden = true;
                return false;
            }
            if (inHidden) {
                inHidden = !event.isEndElement();
                return false;
            }
            return true;
        }

        @Override
        public List<HiddenText> hidden() {
            return List.of();
        }

        @Override
        public boolean leavesOut() {
            return true;
        }
    }

    /** Leaves out the remarks. */
    private static final class Remarks implements ShownPackage.Filter {
        private final TakenOut out = new TakenOut();
        private int depth;

        @Override
        public boolean shows(XMLEvent event) {
            if (event.isStartElement()) {
                var name = event.asStartElement().getName().getLocalPart();
                depth += depth > 0 || name.equals("comment") || name.equals("threadedComment") ? 1 : 0;
                out.part();
            } else if (event.isEndElement() && depth > 0) {
                depth--;
                return false;
            } else if (event.isCharacters() && depth > 0) {
                out.add(Kind.COMMENT, event.asCharacters().getData());
            }
            return depth == 0;
        }

        @Override
        public List<HiddenText> hidden() {
            return out.hidden();
        }
    }

    private final class Sheet implements ShownPackage.Filter {
        private final boolean isHidden;
        private final TakenOut out = new TakenOut();
        private final Map<Integer, Integer> hiddenColumns = new HashMap<>();
        private boolean inHiddenRow;
        private boolean inValue;
        private @Nullable Kind hiding;
        private String type = "";

        Sheet(boolean isHidden) {
            this.isHidden = isHidden;
        }

        @Override
        public boolean shows(XMLEvent event) {
            if (event.isStartElement()) {
                start(event.asStartElement());
            } else if (event.isEndElement()) {
                return end(event.asEndElement().getName().getLocalPart());
            } else if (inValue && event.isCharacters()) {
                text(event.asCharacters().getData());
            }
            return hiding == null;
        }

        private boolean end(String name) {
            inValue &= !(name.equals("v") || name.equals("t"));
            var shows = hiding == null;
            if (name.equals("c")) {
                hiding = null;
            }
            return shows;
        }

        private void start(StartElement element) {
            switch (element.getName().getLocalPart()) {
                case "col" -> {
                    if (isOff(element, "width")) {
                        hiddenColumns.put(number(element, "min"), number(element, "max"));
                    }
                }
                case "row" -> inHiddenRow = isOff(element, "ht");
                case "c" -> {
                    type = value(element, "t").orElse("n");
                    hiding = isHidden || inHiddenRow || isInHiddenColumn(element)
                            ? Kind.SHEET
                            : styles.hiding(number(element, "s"));
                    out.part();
                }
                case "v", "t" -> inValue = true;
                default -> {
                    // Nothing else holds text of cells.
                }
            }
        }

        private void text(String text) {
            var value = type.equals("s") ? sharedText(text) : text;
            if (hiding == null) {
                out.stays(value);
            } else {
                out.add(hiding, value);
            }
        }

        private String sharedText(String number) {
            var index = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : -1;
            return index >= 0 && index < shared.size() ? shared.get(index) : "";
        }

        private static boolean isOff(StartElement element, String measure) {
            return value(element, "hidden")
                            .filter(it -> it.equals("1") || it.equals("true"))
                            .isPresent()
                    || value(element, measure)
                            .filter(it -> NOTHING.matcher(it).matches())
                            .isPresent();
        }

        private boolean isInHiddenColumn(StartElement cell) {
            if (hiddenColumns.isEmpty()) {
                return false;
            }
            var column = 0;
            for (var letter : value(cell, "r").orElse("").toCharArray()) {
                column = letter >= 'A' && letter <= 'Z' ? column * 26 + letter - 'A' + 1 : column;
            }
            var at = column;
            return hiddenColumns.entrySet().stream().anyMatch(range -> at >= range.getKey() && at <= range.getValue());
        }

        private static int number(StartElement element, String attribute) {
            return value(element, attribute)
                    .filter(it -> NUMBER.matcher(it).matches())
                    .map(Integer::valueOf)
                    .orElse(0);
        }

        @Override
        public List<HiddenText> hidden() {
            return out.hidden();
        }
    }
}
