package io.gemba.ingestion.parse;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/** What the styles of a Word file say about how text is shown, each with what it is based on. */
final class WordStyles {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final int DEEPEST = 20;

    private final Map<String, Look> styles = new HashMap<>();
    private final Map<String, String> basedOn = new HashMap<>();
    private final Look.Reader reader = new Look.Reader();
    private String current = "";
    private String ofParagraphs = "";
    private Look defaults = Look.PLAIN;

    static WordStyles of(ShownPackage.Parts parts) throws IOException, XMLStreamException {
        var styles = new WordStyles();
        parts.read("word/styles.xml", styles::event);
        return styles;
    }

    private void event(XMLEvent event) {
        if (event.isStartElement()) {
            var element = event.asStartElement();
            var name = element.getName().getLocalPart();
            switch (name) {
                case "style" -> begin(element);
                case "rPrDefault" -> {
                    current = "";
                    reader.begin();
                }
                case "basedOn" -> value(element).ifPresent(base -> basedOn.put(current, base));
                default -> reader.property(element);
            }
        } else if (event.isEndElement()) {
            var name = event.asEndElement().getName().getLocalPart();
            if (name.equals("style")) {
                styles.put(current, reader.end());
            } else if (name.equals("rPrDefault")) {
                defaults = reader.end();
            }
        }
    }

    private void begin(StartElement style) {
        current = attribute(style, "styleId").orElse("");
        if (attribute(style, "default").filter("1"::equals).isPresent()
                && attribute(style, "type").filter("paragraph"::equals).isPresent()) {
            ofParagraphs = current;
        }
        reader.begin();
    }

    /** How text is shown in a style; in that of plain paragraphs if none is named. */
    Look paragraph(@Nullable String style) {
        return look(style == null ? ofParagraphs : style).over(defaults);
    }

    Look look(String style) {
        var look = styles.getOrDefault(style, Look.PLAIN);
        var base = basedOn.get(style);
        for (int depth = 0; base != null && depth < DEEPEST; depth++) {
            look = look.over(styles.getOrDefault(base, Look.PLAIN));
            base = basedOn.get(base);
        }
        return look;
    }

    static Optional<String> value(StartElement element) {
        return attribute(element, "val");
    }

    static Optional<String> attribute(StartElement element, String name) {
        return Optional.ofNullable(element.getAttributeByName(new QName(W, name)))
                .map(attribute -> attribute.getValue());
    }

    /**
     * How text is shown; null where that is left to what it is based on.
     *
     * @param size in half points
     * @param colour as {@code 0xRRGGBB}
     * @param behind the colour behind it, likewise
     */
    record Look(
            @Nullable Boolean vanishes,
            @Nullable Integer size,
            @Nullable Integer colour,
            @Nullable Integer behind) {
        static final Look PLAIN = new Look(null, null, null, null);

        Look over(Look base) {
            return new Look(
                    vanishes != null ? vanishes : base.vanishes,
                    size != null ? size : base.size,
                    colour != null ? colour : base.colour,
                    behind != null ? behind : base.behind);
        }

        /** Reads the properties of a run, a paragraph, or a style. */
        static final class Reader {
            private Look look = PLAIN;

            void begin() {
                look = PLAIN;
            }

            Look end() {
                return look;
            }

            void property(StartElement element) {
                switch (element.getName().getLocalPart()) {
                    case "vanish", "specVanish" -> look = new Look(isOn(element), look.size, look.colour, look.behind);
                    case "sz" ->
                        value(element)
                                .map(Reader::number)
                                .ifPresent(size -> look = new Look(look.vanishes, size, look.colour, look.behind));
                    case "color" -> look = new Look(look.vanishes, look.size, colour(element), look.behind);
                    case "shd" ->
                        attribute(element, "fill")
                                .ifPresent(fill -> look = new Look(look.vanishes, look.size, look.colour, hex(fill)));
                    case "highlight" -> look = new Look(look.vanishes, look.size, look.colour, Shade.UNKNOWN);
                    default -> {
                        // Everything else does not hide text.
                    }
                }
            }

            private static boolean isOn(StartElement element) {
                return value(element)
                        .filter(it -> it.equals("0") || it.equals("false") || it.equals("off"))
                        .isEmpty();
            }

            private static int number(String text) {
                return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
            }

            private static int colour(StartElement element) {
                var theme = attribute(element, "themeColor").orElse("");
                var plain = attribute(element, "themeTint").isEmpty()
                        && attribute(element, "themeShade").isEmpty();
                if (plain && (theme.equals("background1") || theme.equals("light1"))) {
                    return Shade.WHITE;
                }
                return value(element).map(Reader::hex).orElse(0);
            }

            /** Black for what is left to the program, such as "auto". */
            private static int hex(String text) {
                return text.equals("auto") ? Look.AUTO : Shade.ofHex(text);
            }
        }

        /** The program chooses what stands out. */
        static final int AUTO = -2;
    }
}
