package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText;
import io.gemba.corpus.page.HiddenText.Kind;
import io.gemba.ingestion.parse.WordStyles.Look;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/** Tells which text of a Word file is shown. */
final class ShownWord implements ShownPackage.Filters {
    private static final Pattern TEXTS =
            Pattern.compile("word/(?:document|header\\d*|footer\\d*|footnotes|endnotes)\\.xml");
    private static final Pattern REMARKS = Pattern.compile("word/comments\\w*\\.xml");
    /** In half points. */
    private static final int SMALLEST_TYPE = 4;

    private final WordStyles styles;

    ShownWord(ShownPackage.Parts parts) throws IOException, XMLStreamException {
        styles = WordStyles.of(parts);
    }

    @Override
    public Optional<ShownPackage.Filter> filter(String part) {
        return TEXTS.matcher(part).matches() || REMARKS.matcher(part).matches()
                ? Optional.of(new Part(REMARKS.matcher(part).matches()))
                : Optional.empty();
    }

    private final class Part implements ShownPackage.Filter {
        private final boolean isRemark;
        private final TakenOut out = new TakenOut();
        private final Look.Reader reader = new Look.Reader();
        private final Deque<Run> runs = new ArrayDeque<>();
        private final Deque<Integer> cells = new ArrayDeque<>();
        private Look paragraph = Look.PLAIN;
        private int behindPage = Shade.WHITE;
        private int drawings;
        private boolean inText;
        private boolean inProperties;
        private boolean inCellProperties;

        Part(boolean isRemark) {
            this.isRemark = isRemark;
        }

        @Override
        public boolean shows(XMLEvent event) {
            if (event.isStartElement()) {
                start(event.asStartElement());
            } else if (event.isEndElement()) {
                end(event.asEndElement().getName().getLocalPart());
            } else if (inText && event.isCharacters()) {
                return shows(event.asCharacters().getData());
            }
            return true;
        }

        private boolean shows(String text) {
            var hiding = isRemark ? Kind.COMMENT : runs.isEmpty() ? null : hiding(runs.element());
            if (hiding == null) {
                out.stays(text);
                return true;
            }
            out.add(hiding, text);
            return false;
        }

        private void start(StartElement element) {
            switch (element.getName().getLocalPart()) {
                case "background" -> behindPage = Shade.UNKNOWN;
                case "p" -> {
                    paragraph = styles.paragraph(null);
                    out.part();
                }
                case "pStyle" ->
                    paragraph = styles.paragraph(WordStyles.value(element).orElse(null));
                case "tbl" -> cells.push(around());
                case "tblStyle" -> table(WordStyles.value(element).orElse(""));
                case "tc" -> cells.push(around());
                case "r" -> runs.push(new Run(paragraph));
                case "rPr" -> {
                    reader.begin();
                    inProperties = true;
                }
                case "rStyle" -> {
                    if (!runs.isEmpty()) {
                        runs.element().style = WordStyles.value(element).orElse(null);
                    }
                }
                case "drawing", "pict", "object" -> drawings++;
                case "docPr" -> description(element);
                case "t", "delText" -> inText = true;
                default -> property(element);
            }
        }

        private void property(StartElement element) {
            if (inProperties) {
                reader.property(element);
            } else if (element.getName().getLocalPart().equals("shd")) {
                reader.begin();
                reader.property(element);
                if (runs.isEmpty() && !cells.isEmpty() && inCellProperties) {
                    cells.pop();
                    cells.push(behind(reader.end(), Shade.WHITE));
                } else {
                    paragraph = reader.end().over(paragraph);
                }
            } else if (element.getName().getLocalPart().equals("tcPr")) {
                inCellProperties = true;
            }
        }

        private int around() {
            return cells.isEmpty() ? behindPage : cells.element();
        }

        /** Which rows a style puts a colour behind depends on more than is looked at here. */
        private void table(String style) {
            if (!cells.isEmpty() && styles.look(style).behind() != null) {
                cells.pop();
                cells.push(Shade.UNKNOWN);
            }
        }

        private void end(String name) {
            switch (name) {
                case "tcPr" -> inCellProperties = false;
                case "tc", "tbl" -> cells.poll();
                case "rPr" -> {
                    inProperties = false;
                    if (!runs.isEmpty()) {
                        runs.element().own = reader.end();
                    }
                }
                case "r" -> runs.poll();
                case "drawing", "pict", "object" -> drawings--;
                case "t", "delText" -> inText = false;
                default -> {
                    // Nothing else ends what is looked at.
                }
            }
        }

        private void description(StartElement element) {
            var text = element.getAttributeByName(new QName("descr"));
            if (text != null) {
                out.alternative(text.getValue());
            }
        }

        private @Nullable Kind hiding(Run run) {
            var look = run.look();
            if (Boolean.TRUE.equals(look.vanishes())) {
                return Kind.MARKED;
            }
            var size = look.size();
            if (size != null && size < SMALLEST_TYPE) {
                return Kind.TINY;
            }
            var colour = look.colour();
            var around = drawings > 0 ? Shade.UNKNOWN : around();
            return colour == null || colour == Look.AUTO || Shade.differ(colour, behind(look, around))
                    ? null
                    : Kind.COLOUR;
        }

        private static int behind(Look look, int around) {
            var behind = look.behind();
            return behind == null || behind == Look.AUTO ? around : behind;
        }

        @Override
        public List<HiddenText> hidden() {
            return out.hidden();
        }
    }

    private final class Run {
        private final Look paragraph;
        private Look own = Look.PLAIN;
        private @Nullable String style;

        Run(Look paragraph) {
            this.paragraph = paragraph;
        }

        Look look() {
            var named = style;
            return own.over(named == null ? Look.PLAIN : styles.look(named)).over(paragraph);
        }
    }
}
