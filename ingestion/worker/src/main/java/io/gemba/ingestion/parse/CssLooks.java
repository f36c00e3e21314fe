package io.gemba.ingestion.parse;

import io.gemba.corpus.page.HiddenText.Kind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/** How the elements of a web page are shown, as far as its own style sheets and attributes say. */
final class CssLooks {
    private static final Pattern REMARK = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    /** What holds for paper, or for screens of a certain size. */
    private static final Pattern CONDITIONAL =
            Pattern.compile("@(?:media[^{]*(?:print|\\()|supports|container)[^{]*\\{(?:[^{}]*\\{[^{}]*})*[^{}]*}");

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern LENGTH = Pattern.compile("(-?[\\d.]+)\\s*(px|pt|em|rem|ex|%|vw|vh|cm|mm)?");
    private static final Pattern RGB = Pattern.compile(
            "rgba?\\(\\s*(\\d{1,3})[\\s,]+(\\d{1,3})[\\s,]+(\\d{1,3})(?:[\\s,/]+([\\d.]+)(%)?)?\\s*\\)");
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("white", 0xFFFFFF),
            Map.entry("snow", 0xFFFAFA),
            Map.entry("ivory", 0xFFFFF0),
            Map.entry("whitesmoke", 0xF5F5F5),
            Map.entry("ghostwhite", 0xF8F8FF),
            Map.entry("floralwhite", 0xFFFAF0),
            Map.entry("black", 0x000000),
            Map.entry("red", 0xFF0000),
            Map.entry("green", 0x008000),
            Map.entry("blue", 0x0000FF),
            Map.entry("navy", 0x000080),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("silver", 0xC0C0C0),
            Map.entry("yellow", 0xFFFF00));
    private static final int MOST_RULES = 5_000;
    private static final double FAR_AWAY = -300;

    private final Map<Element, Map<String, String>> declared = new IdentityHashMap<>();

    static CssLooks of(Document page) {
        var looks = new CssLooks();
        for (var sheet : page.select("style")) {
            var plain = CONDITIONAL
                    .matcher(REMARK.matcher(sheet.data()).replaceAll(""))
                    .replaceAll("");
            var rules = RULE.matcher(plain);
            for (int i = 0; i < MOST_RULES && rules.find(); i++) {
                looks.rule(page, rules.group(1).strip(), rules.group(2));
            }
        }
        return looks;
    }

    private void rule(Document page, String selector, String declarations) {
        var properties = properties(declarations);
        if (properties.isEmpty() || selector.startsWith("@")) {
            return;
        }
        try {
            page.select(selector)
                    .forEach(element -> declared.computeIfAbsent(element, it -> new HashMap<>())
                            .putAll(properties));
        } catch (SelectorParseException | IllegalArgumentException e) {
            // What cannot be told apart here, such as states of a link, does not hide text for good.
            return;
        }
    }

    private static Map<String, String> properties(String declarations) {
        var properties = new HashMap<String, String>();
        for (var declaration : declarations.split(";")) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                var value = declaration.substring(colon + 1).replace("!important", "");
                properties.put(
                        declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        value.strip().toLowerCase(Locale.ROOT));
            }
        }
        return properties;
    }

    /** How an element is shown within one that is shown in a certain way. */
    Look of(Element element, Look around) {
        var properties = new HashMap<>(declared.getOrDefault(element, Map.of()));
        if (element.hasAttr("color")) {
            properties.putIfAbsent("color", element.attr("color").toLowerCase(Locale.ROOT));
        }
        if (element.hasAttr("bgcolor")) {
            properties.putIfAbsent("background-color", element.attr("bgcolor").toLowerCase(Locale.ROOT));
        }
        properties.putAll(properties(element.attr("style")));
        var hidden = element.hasAttr("hidden") || element.normalName().equals("template");
        return around.with(properties, hidden);
    }

    /**
     * How an element is shown.
     *
     * @param hiding what hides it with all it holds; null if nothing does
     * @param isVisible false of text that leaves its place blank; what is within may be visible again
     * @param size of its type in pixels
     * @param colour of its type
     * @param opacity of its type, 0 to 1
     * @param behind the colour behind it
     */
    record Look(@Nullable Kind hiding, boolean isVisible, double size, int colour, double opacity, int behind) {
        static final Look OF_PAGE = new Look(null, true, 16, 0, 1, Shade.WHITE);

        private static final double SMALLEST_TYPE = 2.7;
        private static final double LEAST_OPACITY = 0.06;

        /** What hides the text of the element; null if it is seen. */
        @Nullable
        Kind hidingText() {
            if (!isVisible) {
                return Kind.MARKED;
            }
            if (size < SMALLEST_TYPE) {
                return Kind.TINY;
            }
            if (opacity < LEAST_OPACITY) {
                return Kind.INVISIBLE;
            }
            return Shade.differ(Shade.over(behind, colour, opacity), behind) ? null : Kind.COLOUR;
        }

        Look with(Map<String, String> own, boolean isHidden) {
            var visibility = own.getOrDefault("visibility", "");
            var colourText = own.getOrDefault("color", "");
            var background = own.getOrDefault("background-color", own.getOrDefault("background", ""));
            return new Look(
                    isHidden ? Kind.MARKED : hiding(own),
                    visibility.isEmpty() || visibility.equals("inherit") ? isVisible : visibility.equals("visible"),
                    size(own.getOrDefault("font-size", "")),
                    colourText.isEmpty() || colourText.equals("inherit") ? colour : colour(colourText, colour),
                    opacity(own, colourText),
                    background.isEmpty() ? behind : colour(background, behind));
        }

        private double opacity(Map<String, String> own, String colourText) {
            var alpha = RGB.matcher(colourText);
            var ofColour = colourText.equals("transparent") ? 0.0 : 1.0;
            if (alpha.find() && alpha.group(4) != null) {
                ofColour = number(alpha.group(4), 1) / (alpha.group(5) == null ? 1 : 100);
            }
            var before = colourText.isEmpty() ? opacity : 1;
            return before * ofColour * Math.min(1, number(own.getOrDefault("opacity", "1"), 1));
        }

        private static @Nullable Kind hiding(Map<String, String> own) {
            if (own.getOrDefault("display", "").equals("none")
                    || own.getOrDefault("content-visibility", "").equals("hidden")) {
                return Kind.MARKED;
            }
            if (own.getOrDefault("opacity", "").matches("0(?:\\.0\\d*)?%?")) {
                return Kind.INVISIBLE;
            }
            var cut = !own.getOrDefault("overflow", "visible").startsWith("visible");
            var flat = isNothing(own, "width")
                    || isNothing(own, "height")
                    || isNothing(own, "max-height")
                    || isNothing(own, "max-width");
            if (cut && flat
                    || own.getOrDefault("clip", "").matches("rect\\(\\s*[01](?:px)?[\\s,].*")
                    || own.getOrDefault("clip-path", "").matches("inset\\(\\s*(?:[5-9]\\d|100)%.*")
                    || own.getOrDefault("transform", "").matches(".*scale[xy3d]*\\(\\s*0(?:\\.0\\d*)?\\s*[,)].*")) {
                return Kind.CLIPPED;
            }
            var placed = own.getOrDefault("position", "").matches("absolute|fixed|relative");
            var away = placed && (isAway(own, "left") || isAway(own, "top") || isAway(own, "right"));
            return away || isAway(own, "text-indent") || isAway(own, "margin-left") ? Kind.OFF_PAGE : null;
        }

        private static boolean isNothing(Map<String, String> own, String property) {
            return own.getOrDefault(property, "").matches("[01](?:\\.0+)?(?:px|pt)?");
        }

        private static boolean isAway(Map<String, String> own, String property) {
            var length = LENGTH.matcher(own.getOrDefault(property, ""));
            return length.matches() && number(length.group(1), 0) * ("em".equals(length.group(2)) ? 16 : 1) < FAR_AWAY;
        }

        private double size(String text) {
            var length = LENGTH.matcher(text);
            if (!length.matches()) {
                return size;
            }
            var value = number(length.group(1), size);
            return switch (String.valueOf(length.group(2))) {
                case "px" -> value;
                case "pt" -> value * 4 / 3;
                case "em" -> value * size;
                case "rem" -> value * 16;
                case "%" -> value * size / 100;
                case "null" -> value == 0 ? 0 : size;
                default -> size;
            };
        }

        private static double number(String text, double otherwise) {
            return text.matches("-?\\d*\\.?\\d+") ? Double.parseDouble(text) : otherwise;
        }

        /** Of a colour, or of all that is said about what is behind an element. */
        private static int colour(String text, int before) {
            if (text.matches("transparent|none|inherit|initial|unset")) {
                return before;
            }
            if (text.contains("url(") || text.contains("gradient")) {
                return Shade.UNKNOWN;
            }
            for (var word : text.split("\\s+(?![^(]*\\))")) {
                var rgb = RGB.matcher(word);
                if (rgb.matches()) {
                    var opacity = rgb.group(4) == null ? 1 : number(rgb.group(4), 1);
                    var mixed = channel(rgb.group(1)) << 16 | channel(rgb.group(2)) << 8 | channel(rgb.group(3));
                    return Shade.over(before, mixed, rgb.group(5) == null ? opacity : opacity / 100);
                }
                if (word.matches("#[0-9a-f]{6}")) {
                    return Integer.parseInt(word.substring(1), 16);
                }
                if (word.matches("#[0-9a-f]{3}")) {
                    return Integer.parseInt(word.replaceAll("#?([0-9a-f])", "$1$1"), 16);
                }
                if (NAMED.containsKey(word)) {
                    return NAMED.get(word);
                }
            }
            return Shade.UNKNOWN;
        }

        private static int channel(String number) {
            return Math.min(255, Integer.parseInt(number));
        }
    }
}
