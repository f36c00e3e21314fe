package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.ShownSheets.value;

import io.gemba.corpus.page.HiddenText.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/** What the styles of an Excel file hide. */
final class SheetStyles {
    private static final double SMALLEST_TYPE = 2;
    /** A number format without a place for the number. */
    private static final Pattern SHOWS_NOTHING = Pattern.compile("\\s*;\\s*;\\s*;?\\s*");

    private final List<Font> fonts = new ArrayList<>();
    private final List<Integer> fills = new ArrayList<>();
    private final List<Optional<Kind>> cells = new ArrayList<>();
    private final Set<String> emptyFormats = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();
    private Font font = Font.PLAIN;
    private int fill = Shade.WHITE;

    static SheetStyles of(ShownPackage.Parts parts) throws IOException, XMLStreamException {
        var styles = new SheetStyles();
        parts.read("xl/styles.xml", styles::event);
        return styles;
    }

    /** What the style of a cell hides it by; null if it does not. */
    @Nullable
    Kind hiding(int style) {
        return style < cells.size() ? cells.get(style).orElse(null) : null;
    }

    private void event(XMLEvent event) {
        if (event.isStartElement()) {
            var element = event.asStartElement();
            start(element, element.getName().getLocalPart());
            path.push(element.getName().getLocalPart());
        } else if (event.isEndElement()) {
            path.pop();
            var parent = path.isEmpty() ? "" : path.element();
            switch (event.asEndElement().getName().getLocalPart() + " in " + parent) {
                case "font in fonts" -> fonts.add(font);
                case "fill in fills" -> fills.add(fill);
                default -> {
                    // Everything else is complete where it begins.
                }
            }
        }
    }

    private void start(StartElement element, String name) {
        var parent = path.isEmpty() ? "" : path.element();
        switch (name + " in " + parent) {
            case "numFmt in numFmts" -> {
                if (value(element, "formatCode")
                        .filter(code -> SHOWS_NOTHING.matcher(code).matches())
                        .isPresent()) {
                    value(element, "numFmtId").ifPresent(emptyFormats::add);
                }
            }
            case "font in fonts" -> font = Font.PLAIN;
            case "sz in font" -> font = new Font(size(element), font.colour);
            case "color in font" -> font = new Font(font.size, colour(element));
            case "fill in fills" -> fill = Shade.WHITE;
            case "patternFill in fill" -> {
                var pattern = value(element, "patternType").orElse("none");
                fill = pattern.equals("none") ? Shade.WHITE : Shade.UNKNOWN;
            }
            case "gradientFill in fill" -> fill = Shade.UNKNOWN;
            case "fgColor in patternFill" -> fill = fill == Shade.WHITE ? fill : colour(element);
            case "xf in cellXfs" -> cells.add(hiding(element));
            default -> {
                // Nothing else tells what is seen.
            }
        }
    }

    private Optional<Kind> hiding(StartElement format) {
        if (value(format, "numFmtId").filter(emptyFormats::contains).isPresent()) {
            return Optional.of(Kind.MARKED);
        }
        var type = at(fonts, format, "fontId", Font.PLAIN);
        if (type.size < SMALLEST_TYPE) {
            return Optional.of(Kind.TINY);
        }
        var behind = at(fills, format, "fillId", Shade.WHITE);
        return Shade.differ(type.colour, behind) ? Optional.empty() : Optional.of(Kind.COLOUR);
    }

    private static <T> T at(List<T> list, StartElement format, String attribute, T otherwise) {
        return value(format, attribute)
                .filter(it -> it.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(index -> index < list.size())
                .map(list::get)
                .orElse(otherwise);
    }

    private static double size(StartElement element) {
        return value(element, "val")
                .filter(it -> it.matches("\\d{1,4}(?:\\.\\d+)?"))
                .map(Double::valueOf)
                .orElse(11.0);
    }

    /** White and black of the theme are known, its other colours are not. */
    private static int colour(StartElement element) {
        var rgb = value(element, "rgb");
        if (rgb.isPresent()) {
            var hex = rgb.get().length() == 8 ? rgb.get().substring(2) : rgb.get();
            return Shade.ofHex(hex);
        }
        var tinted = value(element, "tint").isPresent();
        var theme = value(element, "theme").orElse("");
        var indexed = value(element, "indexed").orElse("");
        if (!tinted && (theme.equals("0") || indexed.equals("1") || indexed.equals("9"))) {
            return Shade.WHITE;
        }
        return !tinted && (theme.equals("1") || indexed.equals("0") || indexed.equals("8") || indexed.equals("64"))
                ? 0
                : Shade.UNKNOWN;
    }

    private record Font(double size, int colour) {
        static final Font PLAIN = new Font(11, 0);
    }
}
